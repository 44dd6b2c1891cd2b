/** Capabilities of made-up enterprises, published as an approved profile is; keyed as tests/support/capability-queries.csv names them. */
import { randomUUID } from 'node:crypto';
import { type Capability, emptyProfileDraft, type Profile } from '#app/domain/catalogue/capability-profile.ts';
import { publishProfile } from '#app/domain/listings/publish-profile.server.ts';
import type { Context } from '#app/platform/context.ts';
import { capabilities } from '#db/schema/capabilities.ts';
import { listings } from '#db/schema/listings.ts';
import { anEnterprise } from './make.ts';
import { anAccount } from './signed-in.ts';

type Offer = readonly [key: string, process: string, given?: Partial<Capability>];
type Firm = readonly [name: string, place: string, offers: readonly Offer[]];

const firms: readonly Firm[] = [
  ['示例桂林精密厂', '450300', [['五轴桂林', 'five-axis-machining', { detail: '航空铝件', materials: ['6061', '7A04'] }]]],
  [
    '示例柳州机械厂',
    '450200',
    [
      ['五轴柳州', 'five-axis-machining'],
      ['线切割柳州', 'wire-edm'],
      ['热处理柳州', 'heat-treatment'],
      ['渗碳柳州', 'carburizing'],
    ],
  ],
  ['示例柳州压铸厂', '450200', [['压铸柳州', 'die-casting', { materials: ['ADC12'] }]]],
  [
    '示例玉林铸造厂',
    '450900',
    [
      ['压铸玉林', 'die-casting', { materials: ['锌合金'] }],
      ['砂铸玉林', 'sand-casting', { materials: ['球墨铸铁'] }],
    ],
  ],
  ['示例南宁塑料厂', '450100', [['注塑南宁', 'injection-moulding', { materials: ['ABS', 'PP'] }]]],
  [
    '示例梧州制品厂',
    '450400',
    [
      ['注塑梧州', 'injection-moulding'],
      ['钣金梧州', 'sheet-metal'],
      ['激光梧州', 'laser-cutting', { materials: ['SUS304'] }],
    ],
  ],
  ['示例贺州表面处理厂', '451100', [['电镀贺州', 'electroplating']]],
  ['示例贵港镀业', '450800', [['热镀贵港', 'hot-dip-galvanizing']]],
  ['示例柳州食品厂', '450200', [['米粉柳州', 'rice-noodle-oem']]],
  ['示例北海电子厂', '450500', [['贴片北海', 'smt-assembly']]],
];

const nothing: Omit<Capability, 'process'> = {
  ...{ detail: '', materials: [], tolerance: null, size: null, capacity: null, capacityUnit: null },
  ...{ batchLeast: null, batchMost: null, batchUnit: null, leadTimeDays: null },
};

export const aProfile = (place: string, offered: readonly (Partial<Capability> & Pick<Capability, 'process'>)[]): Profile => ({
  ...{ languages: [], contract: null, notes: null, machines: [], credentials: [] },
  plants: [{ place, purpose: null, area: null }],
  capabilities: offered.map((one) => ({ ...nothing, ...one })),
});

/** @returns ids of capabilities by key. */
export async function fillCapabilities(ctx: Context): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  const { id: createdBy } = await anAccount(ctx);
  for (const [name, place, offers] of firms) {
    const enterprise = await anEnterprise(ctx.db, { name, cityCode: place });
    const listing = { id: randomUUID(), enterpriseId: enterprise.id };
    await ctx.db.insert(listings).values({ ...listing, kind: 'capability', draft: emptyProfileDraft, createdBy, updatedAt: ctx.now() });
    const profile = aProfile(
      place,
      offers.map(([, process, given]) => ({ process, ...given })),
    );
    await ctx.db.transaction((tx) => publishProfile(tx, ctx, listing, profile));
  }
  const rows = await ctx.db.select().from(capabilities);
  const all = firms.flatMap(([, place, offers]) => offers.map(([key, process]) => ({ key, place, process })));
  for (const { key, place, process } of all) {
    ids.set(key, rows.find((row) => row.cityCode === place && row.processCode === process)!.id);
  }
  return ids;
}
