/** Why a field of a talk or an agreement does not hold, put into words. */
import { type TalkFault, talkFaults } from '#app/domain/talks/quotation.ts';
import { useWords } from './page-context.tsx';

const isFault = (code: string): code is TalkFault => talkFaults.some((known) => known === code);

export function useTalkFaults() {
  const t = useWords();
  return (code: string): string => t(`talk.faults.${isFault(code) ? code : 'choose'}`);
}
