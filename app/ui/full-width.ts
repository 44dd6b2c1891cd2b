const han = '\\p{Script=Han}“”《》（）%％';
const marks: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：', '?': '？', '!': '！' };
const afterHan = new RegExp(`(?<=[${han}])([,;:?!]) *`, 'gu');
const beforeHan = new RegExp(`([,;:?!]) *(?=[${han}])`, 'gu');
const brackets = new RegExp(`(?<=([${han}])?) ?\\(([^()]*)\\)`, 'gu');
const holdsHan = /\p{Script=Han}/u;

/** Chinese running text with the marks that Chinese type uses; the data has it as it was typed, often with ASCII ones. */
export const fullWidth = (text: string): string =>
  text
    .replace(brackets, (whole, before: string | undefined, inner: string) => (before || holdsHan.test(inner) ? `（${inner}）` : whole))
    .replace(afterHan, (_, mark: string) => marks[mark] ?? mark)
    .replace(beforeHan, (_, mark: string) => marks[mark] ?? mark);
