/** A parser of just enough XML to refuse what is none: entities, tags that do not match, attributes without quotes, two roots. */

export type XmlElement = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  text: string;
};

const entity = /&(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);/gi;
const named: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'" };

function plain(text: string): string {
  if (text.replace(entity, '').match(/[&<]/)) throw new Error(`not well-formed: ${text.slice(0, 80)}`);
  return text.replace(entity, (one) => named[one] ?? one);
}

/** @throws Error where `source` is not well-formed. */
export function readXml(source: string): XmlElement {
  const root: XmlElement = { name: '', attributes: {}, children: [], text: '' };
  const open: XmlElement[] = [root];
  const body = source.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\s*/, '');
  if (body === source) throw new Error('no XML declaration');
  for (const [, text = '', tag] of body.matchAll(/([^<]*)(<[^>]*>)?/g)) {
    const parent = open.at(-1)!;
    parent.text += plain(text);
    if (!tag) continue;
    const [, closing, name = '', inside = '', alone] = /^<(\/?)([A-Za-z][\w:.-]*)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>$/.exec(tag) ?? [];
    if (!name) throw new Error(`not a tag: ${tag}`);
    if (closing) {
      if (open.pop()?.name !== name) throw new Error(`${tag} closes nothing`);
      continue;
    }
    const attributes = Object.fromEntries([...inside.matchAll(/([\w:.-]+)="([^"]*)"/g)].map(([, key, value]) => [key, plain(value ?? '')]));
    const element: XmlElement = { name, attributes, children: [], text: '' };
    parent.children.push(element);
    if (!alone) open.push(element);
  }
  if (open.length !== 1 || root.children.length !== 1) throw new Error('not one whole element');
  return root.children[0]!;
}

export const childrenOf = (element: XmlElement, name: string): XmlElement[] => element.children.filter((child) => child.name === name);

export function textOf(element: XmlElement, name: string): string {
  const child = childrenOf(element, name)[0];
  if (!child) throw new Error(`<${element.name}> has no <${name}>`);
  return child.text;
}
