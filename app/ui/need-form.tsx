/** The form of a need: it has the fields of its kind, shows the draft as typed and what does not hold of it; nothing in it needs a script. */
import type { ReactNode } from 'react';
import { buyerTypes } from '#app/domain/demands/demand.ts';
import { askedName, asksFor, boxName, type NeedDraft, type NeedField, type NeedKind, softName } from '#app/domain/needs/need-draft.ts';
import { describedBy, Field } from './field.tsx';
import { type Option, Options } from './line-form.tsx';
import { controlId } from './listing-labels.ts';
import { nameIn } from './names.ts';
import { useNeedLabels } from './need-labels.ts';
import { useLanguage, useWords } from './page-context.tsx';

type Named = { readonly zh: string; readonly en: string | null; readonly vi: string | null };
type Definition = {
  readonly key: string;
  readonly type: string;
  readonly choices: readonly string[];
  readonly zh: string;
  readonly en: string;
  readonly vi: string;
};
export type NeedFormData = {
  readonly kind: NeedKind;
  readonly draft: NeedDraft;
  readonly definitions: readonly Definition[];
  readonly categories: readonly (Named & { readonly path: string })[];
  readonly processes: readonly (Named & { readonly code: string; readonly family: string })[];
  readonly units: readonly string[];
  readonly sectors: readonly Option[];
  readonly places: readonly { readonly city: Option; readonly counties: readonly Option[] }[];
};

type Props = {
  readonly page: NeedFormData;
  readonly faults: Readonly<Record<string, string>>;
  readonly refused: Readonly<Record<string, string>>;
};
type Common = {
  readonly id: string;
  readonly name: string;
  readonly defaultValue: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
};

export function NeedForm({ page, faults, refused }: Props) {
  const t = useWords();
  const language = useLanguage();
  const { labelOf, faultText } = useNeedLabels(page.definitions);
  const { kind, draft, definitions, categories, processes, units, sectors, places } = page;

  const control = (name: string, value: string, hint: string | undefined, input: (common: Common) => ReactNode) => {
    const fault = faults[name] === undefined ? refused[name] : faultText(faults[name]);
    const said = { id: controlId(name), label: labelOf(name), hint, fault };
    const tied = { id: said.id, name, 'aria-describedby': describedBy(said), 'aria-invalid': fault ? (true as const) : undefined };
    return (
      <Field key={name} {...said}>
        {input({ ...tied, defaultValue: value })}
      </Field>
    );
  };
  const line = (field: NeedField, hint?: string, more: { type?: string; list?: string; maxLength?: number } = {}) =>
    asksFor(kind, field) ? control(field, draft.fields[field], hint, (common) => <input {...common} {...more} />) : null;
  const select = (field: NeedField, options: readonly Option[], hint?: string) =>
    asksFor(kind, field)
      ? control(field, draft.fields[field], hint, (common) => (
          <select {...common}>
            <option value="">{t('listing.choose')}</option>
            <Options options={options} />
          </select>
        ))
      : null;
  const tick = (field: NeedField, hint?: string) => {
    if (!asksFor(kind, field)) return null;
    const id = controlId(field);
    return (
      <div className="field" key={field}>
        <label className="choice">
          <input
            type="checkbox"
            id={id}
            name={field}
            value="yes"
            defaultChecked={draft.fields[field] === 'yes'}
            aria-describedby={hint ? `${id}-hint` : undefined}
          />
          {labelOf(field)}
        </label>
        {hint ? (
          <p className="hint" id={`${id}-hint`}>
            {hint}
          </p>
        ) : null}
      </div>
    );
  };
  const boxes = (field: 'visibleCities' | 'visibleSectors', options: readonly Option[]) => (
    <details className="field" open={draft.fields[field] !== ''}>
      <summary>{labelOf(field)}</summary>
      <div className="chips">
        {options.map(({ value, label }) => (
          <label key={value} className="choice">
            <input
              type="checkbox"
              name={boxName(field, value)}
              value="on"
              defaultChecked={draft.fields[field].split(' ').includes(value)}
            />
            {label}
          </label>
        ))}
      </div>
    </details>
  );
  const categoryOptions = categories.map(({ path, ...name }) => ({
    value: path,
    label: language === 'zh' ? path : `${nameIn(language, name)} ${path}`,
  }));
  const processOptions = processes.map(({ code, family, ...name }) => ({ value: code, label: nameIn(language, name), group: family }));
  const counties = places.flatMap(({ city, counties: its }) => its.map((one) => ({ ...one, group: city.label })));

  return (
    <>
      <fieldset className="part">
        <legend>{t('need.parts.what')}</legend>
        {line('title', undefined, { maxLength: 100 })}
        {line('object', t('need.hints.object'), { maxLength: 200 })}
        {select('process', processOptions)}
        {control('description', draft.fields.description, t('need.hints.description'), (common) => (
          <textarea {...common} rows={6} maxLength={4000} />
        ))}
        {select('category', categoryOptions)}
        {select('sector', sectors)}
      </fieldset>
      {asksFor(kind, 'category') ? (
        <fieldset className="part">
          <legend>{t('need.parts.parameters')}</legend>
          {definitions.length === 0 ? <p>{t('need.hints.chooseCategory')}</p> : null}
          {definitions.map((definition) => {
            const { key, type, choices } = definition;
            const typed = draft.attributes[key] ?? '';
            return (
              <div key={key}>
                {control(askedName(key), typed, type === 'number' ? t('need.hints.parameter') : undefined, (common) =>
                  type === 'choice' ? (
                    <select {...common}>
                      <option value="">{t('listing.choose')}</option>
                      {choices.includes(typed) || typed === '' ? null : <option value={typed}>{typed}</option>}
                      <Options options={choices.map((choice) => ({ value: choice, label: choice }))} />
                    </select>
                  ) : (
                    <input {...common} maxLength={200} />
                  ),
                )}
                <label className="choice">
                  <input type="checkbox" name={softName(key)} value="yes" defaultChecked={draft.soft.includes(key)} />
                  {t('need.soft', { name: nameIn(language, definition) })}
                </label>
              </div>
            );
          })}
          {line('standards', t('need.hints.list'))}
          {line('certificates', t('need.hints.list'))}
        </fieldset>
      ) : (
        <fieldset className="part">
          <legend>{t('need.parts.parameters')}</legend>
          {line('standards', t('need.hints.list'))}
          {line('certificates', t('need.hints.list'))}
          {line('termMonths', undefined, { maxLength: 10 })}
        </fieldset>
      )}
      <fieldset className="part">
        <legend>{t('need.parts.terms')}</legend>
        <datalist id="units">
          {units.map((unit) => (
            <option key={unit} value={unit} />
          ))}
        </datalist>
        {line('quantity', t('need.hints.quantity'), { maxLength: 40 })}
        {line('quantityUnit', undefined, { list: 'units', maxLength: 20 })}
        {line('goodsUntil', undefined, { type: 'date' })}
        {line('deliverBy', undefined, { type: 'date' })}
        {select(
          'city',
          places.map(({ city }) => city),
        )}
        {select('county', counties)}
        {line('budget', t('need.hints.budget'), { maxLength: 20 })}
        {line('paymentDays', t('need.hints.paymentDays'), { maxLength: 10 })}
        {tick('reservedForSmes')}
      </fieldset>
      <fieldset className="part">
        <legend>{t('need.parts.showing')}</legend>
        {select(
          'buyerType',
          buyerTypes.map((type) => ({ value: type, label: t(`demands.buyerTypes.${type}`) })),
        )}
        {tick('anonymous', t('need.hints.anonymous'))}
        {select(
          'visibility',
          (['public', 'registered', 'chosen'] as const).map((one) => ({ value: one, label: t(`need.visibilities.${one}`) })),
          t('need.hints.chosen'),
        )}
        {boxes(
          'visibleCities',
          places.map(({ city }) => city),
        )}
        {boxes('visibleSectors', sectors)}
        {line('openUntil', t('need.hints.openUntil'), { type: 'date' })}
      </fieldset>
    </>
  );
}
