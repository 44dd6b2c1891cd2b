import { Zh } from './zh.tsx';

const gap = '\u0001';

/** A sentence with a Chinese name of the data in it, so that in a page of another language the name alone is tagged as Chinese. */
export function Sentence({ of, name }: { of: (name: string) => string; name: string }) {
  const [before, after] = of(gap).split(gap);
  return (
    <>
      {before}
      <Zh>{name}</Zh>
      {after}
    </>
  );
}
