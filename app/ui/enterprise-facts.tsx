import type { ReactNode } from 'react';
import type { OwnEnterprise } from '#app/domain/enterprises/own-enterprise.ts';
import { Facts } from './facts.tsx';
import { Link } from './link.tsx';
import { useLocalPath, useWords } from './page-context.tsx';
import { useReference } from './reference-context.tsx';
import { Zh } from './zh.tsx';

type Props = {
  readonly enterprise: Pick<OwnEnterprise, 'ref' | 'name' | 'uscc' | 'cityCode' | 'countyCode'>;
  readonly more?: readonly { readonly name: string; readonly value: ReactNode }[];
};

/** What tells an enterprise from others: name, number, code, place; with a link to its public page. */
export function EnterpriseFacts({ enterprise, more = [] }: Props) {
  const t = useWords();
  const to = useLocalPath();
  const { placesOf } = useReference();
  const { ref, name, uscc } = enterprise;
  return (
    <Facts
      facts={[
        { name: t('enterpriseDesk.name'), value: <Zh>{name}</Zh> },
        { name: t('enterpriseDesk.uscc'), value: uscc ? <span className="number">{uscc}</span> : null },
        { name: t('enterprise.place'), value: placesOf(enterprise) },
        { name: t('enterpriseDesk.publicPage'), value: <Link to={to(`/enterprises/${ref}`)}>{ref}</Link> },
        ...more,
      ]}
    />
  );
}
