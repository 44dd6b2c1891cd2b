import type { CapabilityItem } from '#app/domain/catalogue/capability-item.ts';
import type { Segment } from '#app/platform/segment.ts';
import { CredentialTags } from './credential-tags.tsx';
import { Link } from './link.tsx';
import { Marked } from './marked.tsx';
import { nameIn } from './names.ts';
import { useLanguage, useLocalPath, useWords } from './page-context.tsx';
import { useReference } from './reference-context.tsx';
import { useAmount } from './supply.ts';
import { Zh } from './zh.tsx';

type Props = {
  /** With what was matched in its name and its enterprise's marked. */
  readonly capability: CapabilityItem & {
    readonly marks: { readonly name: readonly Segment[]; readonly second: readonly Segment[] | null };
  } & {
    /** It was not searched for and only resembles what was; null where it was. */
    readonly related: string | null | undefined;
  };
  readonly heading?: 'h2' | 'h3';
};

/** A capability as one line of a list. */
export function CapabilityRow({ capability, heading: Heading = 'h2' }: Props) {
  const t = useWords();
  const language = useLanguage();
  const to = useLocalPath();
  const amount = useAmount();
  const { placesOf } = useReference();
  const { process, materials, tolerance, monthlyCapacity, capacityUnit, leadTimeDays, marks, related } = capability;
  return (
    <li className="row row-plain">
      <div>
        <Heading>
          <Link to={to(`/enterprises/${capability.enterprise.ref}#capabilities`)}>
            <Zh>
              <Marked segments={marks.name} />
            </Zh>
          </Link>
        </Heading>
        {language === 'zh' ? null : <p className="fine">{nameIn(language, process)}</p>}
        <p className="who">
          <Zh>{marks.second ? <Marked segments={marks.second} /> : capability.enterprise.name}</Zh>
        </p>
        <p>
          {placesOf(capability)}
          {materials.length > 0 ? <Zh>{` · ${materials.join('、')}`}</Zh> : null}
          {tolerance ? <Zh>{` · ${tolerance}`}</Zh> : null}
          {monthlyCapacity === null ? null : ` · ${t('capability.monthly', { amount: amount(monthlyCapacity, capacityUnit) })}`}
          {leadTimeDays === null ? null : ` · ${t('product.days', { count: leadTimeDays })}`}
        </p>
        <CredentialTags credentials={capability.credentials} unconfirmed={false} />
      </div>
      <div className="row-side">
        {related ? <span className="tag">{t('search.related')}</span> : null}
        <span className="number">{capability.enterprise.ref}</span>
      </div>
    </li>
  );
}
