import { SourceLink } from './source-link.tsx';
import { ZhProse } from './zh-prose.tsx';

const address = /(https?:\/\/[^\s;,()\uff1b\uff0c\uff08\uff09]+)/;

/** Text in which addresses stand, as sources and remarks of the data have them, with each address as a link. */
export function SourceText({ text }: { text: string }) {
  return (
    <>
      {text
        .split(address)
        .map((piece, index) =>
          address.test(piece) ? <SourceLink key={index} source={piece} sourceTitle={null} /> : <ZhProse key={index} text={piece} />,
        )}
    </>
  );
}
