/**
 * The form of a listing: plain fields, the specifications of its category, rows for credentials. It shows the draft as typed, with
 * what does not hold of it; nothing in it needs a script.
 */
import type { ReactNode } from 'react';
import { attributeName, credentialName, credentialParts, type ListingDraft, type ListingField } from '#app/domain/catalogue/listing.ts';
import { describedBy, Field } from './field.tsx';
import { controlId, useListingLabels } from './listing-labels.ts';
import { nameIn } from './names.ts';
import { useLanguage, useWords } from './page-context.tsx';

type Named = { readonly zh: string; readonly en: string | null; readonly vi: string | null };
type Definition = Named & {
  readonly key: string;
  readonly type: string;
  readonly choices: readonly string[];
  readonly en: string;
  readonly vi: string;
};
type Option = { readonly value: string; readonly label: string };
export type ListingFormData = {
  readonly draft: ListingDraft;
  readonly definitions: readonly Definition[];
  readonly categories: readonly (Named & { readonly path: string })[];
  readonly units: readonly string[];
  readonly files: readonly { readonly id: string; readonly name: string }[];
  readonly sectors: readonly Option[];
  readonly divisions: readonly Option[];
  readonly places: readonly { readonly city: Option; readonly counties: readonly Option[] }[];
};

const kinds = ['certificate', 'licence', 'honour', 'patent', 'standard', 'geographical-indication', 'listing'] as const;
const periods = ['minute', 'day', 'month', 'year'] as const;
const spareRows = 2;

type Props = {
  readonly page: ListingFormData;
  /** Reasons at fields, as codes; and as sentences what the law has against their words. */
  readonly faults: Readonly<Record<string, string>>;
  readonly refused: Readonly<Record<string, string>>;
};

export function ListingForm({ page, faults, refused }: Props) {
  const t = useWords();
  const language = useLanguage();
  const { labelOf, faultText } = useListingLabels(page.definitions);
  const { draft, definitions, categories, units, files, sectors, divisions, places } = page;

  const control = (name: string, value: string, hint: string | undefined, input: (common: Common) => ReactNode, label = labelOf(name)) => {
    const fault = faults[name] === undefined ? refused[name] : faultText(faults[name]);
    const said = { id: controlId(name), label, hint, fault };
    const common = {
      id: said.id,
      name,
      'aria-describedby': describedBy(said),
      'aria-invalid': fault ? true : undefined,
      defaultValue: value,
    } as const;
    return (
      <Field key={name} {...said}>
        {input(common)}
      </Field>
    );
  };
  const line = (field: ListingField, hint?: string, more: { list?: string; maxLength?: number } = {}) =>
    control(field, draft.fields[field], hint, (common) => <input {...common} {...more} />);
  const select = (field: ListingField, options: ReactNode) =>
    control(field, draft.fields[field], undefined, (common) => (
      <select {...common}>
        <option value="">{t('listing.choose')}</option>
        {options}
      </select>
    ));
  const plain = (options: readonly Option[]) =>
    options.map(({ value, label }) => (
      <option key={value} value={value}>
        {label}
      </option>
    ));
  const rows = Math.min(20, draft.credentials.length + spareRows);

  return (
    <>
      <fieldset className="part">
        <legend>{t('listing.basics')}</legend>
        {line('name', undefined, { maxLength: 100 })}
        {line('brand', undefined, { maxLength: 60 })}
        {control('notes', draft.fields.notes, t('listing.hints.notes'), (common) => (
          <textarea {...common} rows={5} maxLength={1000} />
        ))}
        {line('applications', t('listing.hints.list'))}
        {line('standards', t('listing.hints.list'))}
      </fieldset>
      <fieldset className="part">
        <legend>{t('listing.place')}</legend>
        {select(
          'category',
          categories.map(({ path, ...name }) => (
            <option key={path} value={path}>
              {language === 'zh' ? path : `${nameIn(language, name)} ${path}`}
            </option>
          )),
        )}
        {select('sector', plain(sectors))}
        {select('division', plain(divisions))}
        {select('city', plain(places.map(({ city }) => city)))}
        {select(
          'county',
          places.map(({ city, counties }) => (
            <optgroup key={city.value} label={city.label}>
              {plain(counties)}
            </optgroup>
          )),
        )}
        {line('hsCode', t('listing.hints.hsCode'), { maxLength: 20 })}
      </fieldset>
      <fieldset className="part">
        <legend>{t('listing.parameters')}</legend>
        {definitions.length === 0 ? <p>{t('listing.chooseCategoryFirst')}</p> : null}
        {definitions.map(({ key, type, choices }) => {
          const name = attributeName(key);
          const typed = draft.attributes[key] ?? '';
          if (type !== 'choice') {
            return control(name, typed, type === 'number' ? t('listing.hints.number') : undefined, (common) => (
              <input {...common} maxLength={200} />
            ));
          }
          return control(name, typed, undefined, (common) => (
            <select {...common}>
              <option value="">{t('listing.choose')}</option>
              {choices.includes(typed) || typed === '' ? null : <option value={typed}>{typed}</option>}
              {plain(choices.map((choice) => ({ value: choice, label: choice })))}
            </select>
          ));
        })}
      </fieldset>
      <fieldset className="part">
        <legend>{t('listing.supply')}</legend>
        <datalist id="units">
          {units.map((unit) => (
            <option key={unit} value={unit} />
          ))}
        </datalist>
        {line('capacity')}
        {line('capacityUnit', undefined, { list: 'units' })}
        {select('capacityPeriod', plain(periods.map((period) => ({ value: period, label: t(`listing.periods.${period}`) }))))}
        {line('minimumOrder')}
        {line('minimumOrderUnit', undefined, { list: 'units' })}
        {line('leadTimeDays')}
        {select(
          'contractManufacturing',
          plain([
            { value: 'yes', label: t('listing.yes') },
            { value: 'no', label: t('listing.no') },
          ]),
        )}
        {line('exportMarkets', t('listing.hints.list'))}
      </fieldset>
      <fieldset className="part">
        <legend>{t('listing.credentials')}</legend>
        <p className="hint">{t('listing.credentialsLead')}</p>
        {Array.from({ length: rows }, (_, row) => (
          <fieldset key={row} className="credential-row">
            <legend>{t('listing.credential', { number: row + 1 })}</legend>
            {credentialParts.map((part) => {
              const name = credentialName(row, part);
              const typed = draft.credentials[row]?.[part] ?? '';
              const label = t(`listing.parts.${part}`);
              if (part === 'kind') {
                const options = kinds.map((kind) => ({ value: kind, label: t(`credential.kinds.${kind}`) }));
                return control(
                  name,
                  typed,
                  undefined,
                  (common) => <Choice common={common} first={t('listing.choose')} options={options} />,
                  label,
                );
              }
              if (part === 'evidence') {
                const options = files.map((file) => ({ value: file.id, label: file.name }));
                return control(
                  name,
                  typed,
                  undefined,
                  (common) => <Choice common={common} first={t('listing.noFile')} options={options} />,
                  label,
                );
              }
              const type = part === 'validFrom' || part === 'validTo' ? 'date' : 'text';
              return control(name, typed, undefined, (common) => <input {...common} type={type} maxLength={200} />, label);
            })}
          </fieldset>
        ))}
      </fieldset>
    </>
  );
}

type Common = {
  readonly id: string;
  readonly name: string;
  readonly defaultValue: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
};

function Choice({ common, first, options }: { common: Common; first: string; options: readonly Option[] }) {
  return (
    <select {...common}>
      <option value="">{first}</option>
      {options.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  );
}
