import { describedBy, Field } from './field.tsx';
import { useWords } from './page-context.tsx';
import { useReference } from './reference-context.tsx';

type Props = { readonly typed: string | undefined; readonly fault: string | undefined; readonly onlyCity?: string | null };

/** A county unit of Guangxi, grouped by city. */
export function CountyField({ typed, fault, onlyCity = null }: Props) {
  const t = useWords();
  const { countiesByCity } = useReference();
  const said = { id: 'county', label: t('enterpriseDesk.county'), fault };
  return (
    <Field {...said}>
      <select
        id="county"
        name="county"
        required
        defaultValue={typed ?? ''}
        aria-invalid={fault ? true : undefined}
        aria-describedby={describedBy(said)}
      >
        <option value="">{t('enterpriseDesk.choose')}</option>
        {countiesByCity(onlyCity).map((city) => (
          <optgroup key={city.code} label={city.name}>
            {city.counties.map((county) => (
              <option key={county.code} value={county.code}>
                {county.name}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </Field>
  );
}
