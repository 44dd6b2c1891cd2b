/** Accounts for trying the site out: one for each role, clearly made up. None acts for an enterprise, since a made-up one has no place in a public directory. */
import type { Grant } from '#app/platform/context.ts';

export type DemonstrationAccount = {
  /** Before the @ of its address, after `demo-`. */
  readonly slug: string;
  readonly name: string;
  /** What it is for, as the first start says it. */
  readonly purpose: string;
  readonly grant: Grant | null;
};

export const demonstrationAddress = (slug: string): string => `demo-${slug}@guipintong.invalid`;

const nowhere = { regionCode: null, department: null } as const;

export const demonstrationAccounts: readonly DemonstrationAccount[] = [
  { slug: 'buyer', name: '示例采购人（虚构）', purpose: 'a buyer: no role', grant: null },
  { slug: 'owner', name: '示例企业负责人（虚构）', purpose: 'registers or claims an enterprise; has none yet', grant: null },
  { slug: 'agent', name: '示例企业经办人（虚构）', purpose: 'is invited to an enterprise by its owner; has none yet', grant: null },
  {
    ...{ slug: 'county', name: '示例县区审核员（虚构）', purpose: 'reviews for 柳州市柳南区' },
    grant: { role: 'county-reviewer', regionCode: '450204', department: null },
  },
  {
    ...{ slug: 'city', name: '示例市级审核员（虚构）', purpose: 'reviews for 柳州市' },
    grant: { role: 'city-reviewer', regionCode: '450200', department: null },
  },
  ...(
    [
      ['industry', '工信'],
      ['commerce', '商务'],
      ['market-regulation', '市场监管'],
      ['agriculture', '农业农村'],
      ['customs', '海关'],
    ] as const
  ).map(([department, zh]) => ({
    slug: department,
    name: `示例${zh}部门审核员（虚构）`,
    purpose: `gives the opinion of its department: ${department}`,
    grant: { role: 'department-reviewer', regionCode: null, department } as const,
  })),
  { slug: 'expert', name: '示例专家（虚构）', purpose: 'scores what is assigned to it', grant: { role: 'expert', ...nowhere } },
  { slug: 'publisher', name: '示例发布员（虚构）', purpose: 'publishes for all of Guangxi', grant: { role: 'publisher', ...nowhere } },
  { slug: 'fairs', name: '示例展会组织者（虚构）', purpose: 'organises fairs', grant: { role: 'fair-organiser', ...nowhere } },
  { slug: 'auditor', name: '示例审计员（虚构）', purpose: 'reads everything, the journal too', grant: { role: 'auditor', ...nowhere } },
  { slug: 'admin', name: '示例管理员（虚构）', purpose: 'people, roles, categories', grant: { role: 'administrator', ...nowhere } },
];
