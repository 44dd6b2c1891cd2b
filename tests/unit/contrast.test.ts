/**
 * Colours that can be read (WCAG 2.2 AA), as the sheet has them and as docs/look.md says.
 *
 * 1. Each text reaches 4.5 to 1 on each ground it stands on, and each line or mark that carries meaning 3 to 1, in light and dark.
 * 2. docs/look.md gives the ratios that are measured.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const sheet = readFileSync('app/ui/styles.css', 'utf8');
const [light = '', rest = ''] = sheet.split('@media (prefers-color-scheme: dark)');
const tokensOf = (css: string) =>
  new Map([...css.matchAll(/--color-([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', value = '']) => [name, value]));
const schemes = [tokensOf(light), tokensOf(rest.split('@layer')[0] ?? '')];

/** Relative luminance, as WCAG defines it. */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(tokens: Map<string, string>, one: string, other: string): number {
  const [bright = 0, dark = 0] = [one, other].map((name) => luminance(tokens.get(name) ?? '')).sort((a, b) => b - a);
  return (bright + 0.05) / (dark + 0.05);
}

const texts: readonly [string, readonly string[]][] = [
  ['ink', ['paper', 'surface', 'sunken', 'bronze-wash', 'mark']],
  ['soft', ['paper', 'surface', 'sunken', 'bronze-wash']],
  ['jade', ['paper', 'surface', 'sunken', 'bronze-wash']],
  ['jade-deep', ['paper', 'surface', 'sunken', 'bronze-wash']],
  ['on-jade', ['jade', 'jade-deep']],
  ['bronze', ['surface', 'bronze-wash']],
  ['surface', ['bronze']],
  ['alarm', ['paper', 'surface']],
];
const marks: readonly [string, readonly string[]][] = [
  ['line-strong', ['paper', 'surface', 'sunken']],
  ['focus', ['paper', 'surface', 'sunken']],
];
const pairs = [...texts.map((row) => [...row, 4.5] as const), ...marks.map((row) => [...row, 3] as const)].flatMap(
  ([name, grounds, least]) => grounds.map((ground) => [name, ground, least] as const),
);

describe('1. ratios', () => {
  test.each(pairs)('%s on %s is at least %d', (name, ground, least) => {
    for (const tokens of schemes) expect(contrast(tokens, name, ground)).toBeGreaterThanOrEqual(least);
  });
});

test('2. docs/look.md', () => {
  const look = readFileSync('docs/look.md', 'utf8');
  const lines = pairs.map(([name, ground]) => {
    const [inLight = '', inDark = ''] = schemes.map((tokens) => contrast(tokens, name, ground).toFixed(1));
    return `| ${name} | ${ground} | ${inLight} | ${inDark} |`;
  });
  expect(lines.filter((line) => !look.includes(line))).toEqual([]);
});
