/** The form of a capability profile: rows for plants, machines, processes and certificates. It shows the draft as typed; no script. */
import { contracts, mostRows, type ProfileDraft, type RowGroup, rowName, rowParts } from '#app/domain/catalogue/capability-profile.ts';
import { useCapabilityLabels } from './capability-labels.ts';
import { describedBy, Field } from './field.tsx';
import { type Option, Options } from './line-form.tsx';
import { controlId } from './listing-labels.ts';
import { nameIn } from './names.ts';
import { useLanguage, useWords } from './page-context.tsx';
import { usePlaceOptions } from './place-options.ts';

export type CapabilityFormData = {
  readonly draft: ProfileDraft;
  readonly processes: readonly {
    readonly code: string;
    readonly family: string;
    readonly zh: string;
    readonly en: string;
    readonly vi: string;
  }[];
  readonly units: readonly string[];
  readonly files: readonly { readonly id: string; readonly name: string }[];
};

const kinds = ['certificate', 'licence', 'honour', 'patent', 'standard', 'geographical-indication', 'listing'] as const;
const hinted = ['area', 'travel', 'tonnage', 'tolerance', 'size', 'materials'] as const;
const spareRows = 2;
const longest = 200;

export function CapabilityForm({ page, faults }: { page: CapabilityFormData; faults: Readonly<Record<string, string>> }) {
  const t = useWords();
  const language = useLanguage();
  const places = usePlaceOptions();
  const { labelOf, partLabel, faultText } = useCapabilityLabels();
  const { draft, processes, units, files } = page;
  const choices: Readonly<Record<string, readonly Option[]>> = {
    place: places,
    process: processes.map((process) => ({ value: process.code, label: nameIn(language, process), group: process.family })),
    'credential.kind': kinds.map((kind) => ({ value: kind, label: t(`credential.kinds.${kind}`) })),
    evidence: files.map(({ id, name }) => ({ value: id, label: name })),
    contract: contracts.map((value) => ({ value, label: t(`capability.contracts.${value}`) })),
  };

  const control = (name: string, label: string, typed: string, part: string) => {
    const fault = faults[name] === undefined ? undefined : faultText(faults[name]);
    const hint = hinted.find((one) => one === part);
    const said = { id: controlId(name), label, hint: hint && t(`capability.hints.${hint}`), fault };
    const tied = {
      ...{ id: said.id, name, defaultValue: typed },
      ...{ 'aria-describedby': describedBy(said), 'aria-invalid': fault ? true : undefined },
    } as const;
    const options = choices[part];
    const type = part === 'validFrom' || part === 'validTo' ? 'date' : 'text';
    const list = part === 'capacityUnit' || part === 'batchUnit' ? 'units' : undefined;
    return (
      <Field key={name} {...said}>
        {options ? (
          <select {...tied}>
            <option value="">{t(part === 'evidence' ? 'listing.noFile' : 'listing.choose')}</option>
            <Options options={options} />
          </select>
        ) : part === 'notes' ? (
          <textarea {...tied} rows={4} maxLength={1000} />
        ) : (
          <input {...tied} type={type} list={list} maxLength={longest} />
        )}
      </Field>
    );
  };

  const rows = (group: RowGroup) => {
    const typed: readonly Readonly<Record<string, string>>[] = draft[group];
    const shown = Math.min(mostRows[group], typed.length + spareRows);
    return (
      <fieldset className="part">
        <legend>{t(`capability.group.${group}`)}</legend>
        <p className="hint">{group === 'credential' ? t('listing.credentialsLead') : t(`capability.leads.${group}`)}</p>
        {Array.from({ length: shown }, (_, row) => (
          <fieldset key={row} className="credential-row">
            <legend>{t(`capability.one.${group}`, { number: row + 1 })}</legend>
            {rowParts[group].map((part) =>
              control(
                rowName(group, row, part),
                partLabel(group, part),
                typed[row]?.[part] ?? '',
                group === 'credential' && part === 'kind' ? 'credential.kind' : part,
              ),
            )}
          </fieldset>
        ))}
      </fieldset>
    );
  };

  return (
    <>
      <datalist id="units">
        {units.map((unit) => (
          <option key={unit} value={unit} />
        ))}
      </datalist>
      <p className="hint">{t('capability.more')}</p>
      {rows('capability')}
      {rows('plant')}
      {rows('machine')}
      <fieldset className="part">
        <legend>{t('capability.group.fields')}</legend>
        {control('contract', labelOf('contract'), draft.fields.contract, 'contract')}
        {control('languages', labelOf('languages'), draft.fields.languages, 'languages')}
        {control('notes', labelOf('notes'), draft.fields.notes, 'notes')}
      </fieldset>
      {rows('credential')}
    </>
  );
}
