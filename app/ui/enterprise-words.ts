/** From codes about enterprises and their people to sentences. */
import { type ApplicationFault, applicationFaults } from '#app/domain/enterprises/application-form.ts';
import { useWords } from './page-context.tsx';
import { zhEnterpriseDesk } from './words/zh-enterprise-desk.ts';

type FileFault = keyof typeof zhEnterpriseDesk.fileFaults;
type Said = keyof typeof zhEnterpriseDesk.enterpriseDesk.said;
const { fileFaults } = zhEnterpriseDesk;
const { said } = zhEnterpriseDesk.enterpriseDesk;

const isFault = (code: string): code is ApplicationFault => applicationFaults.some((known) => known === code);
const isFileFault = (code: string): code is FileFault => Object.hasOwn(fileFaults, code);
const isSaid = (code: string): code is Said => Object.hasOwn(said, code);

/** The sentence for a reason at a field; nothing where there is none. */
export function useEnterpriseFaults(): (code: string) => string | undefined {
  const t = useWords();
  return (code) => {
    if (isFault(code)) return t(`enterpriseFaults.${code}`);
    return isFileFault(code) ? t(`fileFaults.${code}`) : undefined;
  };
}

/** What has just been done, by the word `done` of the address. */
export function useSaid(done: string | null): string | null {
  const t = useWords();
  return done !== null && isSaid(done) ? t(`enterpriseDesk.said.${done}`) : null;
}

type Refused = { readonly refusal: string | null; readonly detail: Readonly<Record<string, string>> } | undefined;

/** Why something with the people of an enterprise was not done; nothing where nothing was refused. */
export function useRefused(sent: Refused): string | null {
  const t = useWords();
  return sent?.refusal ? t(`enterpriseDesk.refused.${refusedKey(sent.refusal, sent.detail)}`) : null;
}

function refusedKey(refusal: string, { invitation, member, join }: Readonly<Record<string, string>>) {
  if (refusal === 'too-many') return 'too-many';
  if (invitation) return invitation === 'member' ? 'invitation-member' : invitation === 'open' ? 'invitation-open' : 'invitation-gone';
  if (member === 'no-agent' || member === 'handed-over') return member;
  if (join) return join === 'asked' ? 'join-asked' : 'join-decided';
  return refusal === 'not-allowed' ? 'owner-only' : 'other';
}
