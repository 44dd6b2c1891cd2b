import { attributeTypes, longestName } from '#app/domain/catalogue/attribute-form.ts';
import type { Line } from './line-form.tsx';
import { useLanguage, useWords } from './page-context.tsx';

type Unit = { readonly code: string; readonly dimension: string; readonly zh: string; readonly en: string };

/** The fields by which an attribute is defined. */
export function useAttributeLines(units: readonly Unit[]): Line[] {
  const t = useWords();
  const language = useLanguage();
  const text = (name: string, label: string): Line => ({ name, label, maxLength: longestName, autoComplete: 'off' });
  const limit = (name: string, label: string): Line => ({ name, label, optional: true, maxLength: 26, autoComplete: 'off' });
  return [
    text('zh', t('administration.zhName')),
    text('en', t('administration.enName')),
    text('vi', t('administration.viName')),
    {
      ...{ name: 'type', label: t('administration.type') },
      options: attributeTypes.map((value) => ({ value, label: t(`administration.types.${value}`) })),
    },
    {
      ...{ name: 'unit', label: t('administration.unit'), hint: t('administration.unitHint'), optional: true },
      options: units.map(({ code, dimension, zh, en }) => ({
        ...{ value: code, group: dimension },
        label: `${code} · ${language === 'zh' ? zh : en}`,
      })),
    },
    limit('least', t('administration.least')),
    limit('most', t('administration.most')),
    { name: 'choices', label: t('administration.choices'), hint: t('administration.choicesHint'), rows: 6, optional: true },
  ];
}
