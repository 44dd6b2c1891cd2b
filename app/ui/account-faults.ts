import { type AccountFault, accountFaults } from '#app/domain/accounts/account-forms.ts';
import { type PasswordFault, passwordFaults } from '#app/domain/accounts/password.ts';
import { useWords } from './page-context.tsx';

type Known = AccountFault | PasswordFault | 'password-wrong';
const known: readonly string[] = [...accountFaults, ...passwordFaults, 'password-wrong'];
const isKnown = (code: string): code is Known => known.includes(code);

/** From a reason at a field of an account's form to its sentence. */
export function useAccountFaults(): (code: string) => string | undefined {
  const t = useWords();
  return (code) => (isKnown(code) ? t(`accountFaults.${code}`) : undefined);
}
