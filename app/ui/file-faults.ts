import { type FileReason, fileReasons } from '#app/platform/files/file-refused.ts';
import { useWords } from './page-context.tsx';

const known: readonly string[] = [...fileReasons, 'file-too-many'];
const isKnown = (code: string): code is FileReason | 'file-too-many' => known.includes(code);

/** From the reason for which a file was not taken to its sentence. */
export function useFileFaults(): (code: string) => string {
  const t = useWords();
  return (code) => t(isKnown(code) ? `fileFaults.${code}` : 'fileFaults.file-damaged');
}
