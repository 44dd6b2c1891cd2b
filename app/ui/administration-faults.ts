import { type AdministrationFault, administrationFaults } from '#app/domain/administration/administration-forms.ts';
import { type AttributeFault, attributeFaults } from '#app/domain/catalogue/attribute-form.ts';
import { useWords } from './page-context.tsx';

const known: readonly string[] = [...administrationFaults, ...attributeFaults];
const isKnown = (code: string): code is AdministrationFault | AttributeFault => known.includes(code);

/** From a reason at a field of an administrator's form to its sentence. */
export function useAdministrationFaults(): (code: string) => string | undefined {
  const t = useWords();
  return (code) => (isKnown(code) ? t(`administration.faults.${code}`) : undefined);
}
