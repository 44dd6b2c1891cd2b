import { fullWidth } from './full-width.ts';
import { Zh } from './zh.tsx';

/** Running text of the data, such as remarks; names are shown as they are written. */
export function ZhProse({ text }: { text: string }) {
  return <Zh>{fullWidth(text)}</Zh>;
}
