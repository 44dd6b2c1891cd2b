/** A capability profile as buyers and reviewers read it. */
import type { Capability, Profile } from '#app/domain/catalogue/capability-profile.ts';
import { Facts } from './facts.tsx';
import { shownValue } from './listing-labels.ts';
import { nameIn } from './names.ts';
import { OtherNames } from './other-names.tsx';
import { useLanguage, useWords } from './page-context.tsx';
import { useReference } from './reference-context.tsx';
import { useAmount } from './supply.ts';
import { Zh } from './zh.tsx';

type Process = { readonly code: string; readonly zh: string; readonly en: string; readonly vi: string };
type Props = { readonly profile: Profile; readonly processes: readonly Process[]; readonly fileOf?: (id: string) => React.ReactNode };

/** @param fileOf shows an evidence file to whoever may see it. */
export function CapabilityFacts({ profile, processes, fileOf }: Props) {
  const t = useWords();
  const { placeName } = useReference();
  const { plants, machines, capabilities, credentials, contract, languages, notes } = profile;
  const declared = fileOf ? credentials : credentials.filter(({ evidence }) => evidence === null);
  return (
    <>
      {capabilities.map((capability) => (
        <OneCapability key={capability.process + capability.detail} capability={capability} processes={processes} />
      ))}
      <h3>{t('capability.group.plant')}</h3>
      <ul className="plain">
        {plants.map(({ place, purpose, area }, at) => (
          <li key={at}>
            {placeName(place) ?? place}
            {purpose || area ? <Zh>{` · ${[purpose, area?.typed].filter(Boolean).join(' · ')}`}</Zh> : null}
          </li>
        ))}
      </ul>
      {machines.length > 0 ? (
        <>
          <h3>{t('capability.group.machine')}</h3>
          <ul className="plain">
            {machines.map(({ kind, model, count, axes, travel, tonnage }, at) => (
              <li key={at}>
                <Zh>{[kind, model].filter(Boolean).join(' ')}</Zh>
                {count === null ? null : ` · ${t('capability.machineCount', { count })}`}
                {axes === null ? null : ` · ${t('capability.axesCount', { count: axes })}`}
                {travel === null ? null : ` · ${t('capability.parts.travel')} ${travel.typed}`}
                {tonnage === null ? null : ` · ${t('capability.parts.tonnage')} ${tonnage.typed}`}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <Facts
        facts={[
          { name: t('capability.fields.contract'), value: contract && t(`capability.contracts.${contract}`) },
          { name: t('capability.fields.languages'), value: languages.length > 0 ? <Zh>{languages.join('、')}</Zh> : null },
          { name: t('capability.fields.notes'), value: notes ? <Zh>{notes}</Zh> : null },
        ]}
      />
      {declared.length > 0 ? (
        <>
          <h3>{t('listing.credentials')}</h3>
          <ul className="plain">
            {declared.map((credential, at) => (
              <li key={at}>
                {t(`credential.kinds.${credential.kind}`)} · <Zh>{shownValue(credential)}</Zh> ·{' '}
                {credential.evidence && fileOf ? fileOf(credential.evidence) : t('capability.declared')}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}

function OneCapability({ capability, processes }: { capability: Capability; processes: readonly Process[] }) {
  const t = useWords();
  const language = useLanguage();
  const amount = useAmount();
  const {
    process: code,
    detail,
    materials,
    tolerance,
    size,
    capacity,
    capacityUnit,
    batchLeast,
    batchMost,
    batchUnit,
    leadTimeDays,
  } = capability;
  const process = processes.find((one) => one.code === code);
  const batch = [
    batchLeast === null ? null : t('capability.batchFrom', { amount: amount(batchLeast, batchUnit) }),
    batchMost === null ? null : t('capability.batchTo', { amount: amount(batchMost, batchUnit) }),
  ].filter(Boolean);
  return (
    <div className="section">
      <h3>
        {process ? nameIn(language, process) : code}
        {detail ? <Zh>{` · ${detail}`}</Zh> : null}
      </h3>
      {process ? <OtherNames names={process} /> : null}
      <Facts
        facts={[
          { name: t('capability.parts.materials'), value: materials.length > 0 ? <Zh>{materials.join('、')}</Zh> : null },
          { name: t('capability.parts.tolerance'), value: tolerance && <Zh>{tolerance.typed}</Zh> },
          { name: t('capability.parts.size'), value: size && <Zh>{size.typed}</Zh> },
          {
            name: t('capability.parts.capacity'),
            value: capacity === null ? null : t('capability.monthly', { amount: amount(capacity, capacityUnit) }),
          },
          { name: t('capability.batch'), value: batch.length > 0 ? batch.join(t('common.comma')) : null },
          { name: t('capability.leadTime'), value: leadTimeDays === null ? null : t('product.days', { count: leadTimeDays }) },
        ]}
      />
    </div>
  );
}
