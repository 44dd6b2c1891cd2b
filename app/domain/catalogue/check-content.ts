/**
 * Reads free text of a listing as a moderator would first: what the law forbids is refused, what needs proof is asked about.
 * Spaces, full width, invisible and traditional characters do not hide a word.
 */
import { type ContentRule, type Goods, officialTitles, type Severity, words } from './content-words.ts';
import { type Reading, readings } from './readings.ts';

export type Finding = {
  readonly rule: ContentRule;
  readonly severity: Severity;
  readonly law: string;
  readonly field: string;
  /** As the person wrote it, and where it begins and ends in the field. */
  readonly quote: string;
  readonly start: number;
  readonly end: number;
};

export type ContentFacts = {
  readonly goods: Goods;
  /** What the maker or the product holds, or states with evidence beside the text. */
  readonly credentials: readonly { readonly kind: string; readonly title: string; readonly number: string | null }[];
};

export function checkContent(texts: Readonly<Record<string, string>>, facts: ContentFacts): Finding[] {
  return Object.entries(texts).flatMap(([field, text]) => checkText(field, text, facts));
}

function checkText(field: string, text: string, facts: ContentFacts): Finding[] {
  const { loose, tight, quoted } = readings(text);
  const finding = (read: Reading, from: number, length: number, of: Pick<Finding, 'rule' | 'severity' | 'law'>): Finding => ({
    ...{ rule: of.rule, severity: of.severity, law: of.law, field },
    ...quoted(read, from, length),
  });

  const titles = [...tight.text.matchAll(officialTitles)];
  const inTitle = (at: number) => titles.some((title) => at >= title.index && at < title.index + title[0].length);
  const found = words
    .filter(({ of }) => !of || of.includes(facts.goods))
    .flatMap((word) => [
      ...(word.han
        ? [...tight.text.matchAll(word.han)]
            .filter(({ index }) => !inTitle(index))
            .map((hit) => finding(tight, hit.index, hit[0].length, word))
        : []),
      ...(word.latin ? [...loose.text.matchAll(word.latin)].map((hit) => finding(loose, hit.index, hit[0].length, word)) : []),
    ]);
  const unproven = titles.filter(([title]) => !facts.credentials.some((held) => plain(held.title).includes(title)));
  const honour = { rule: 'honour-without-evidence', severity: 'ask-moderator', law: '广告法 28' } as const;
  const patent = { rule: 'patent-without-number', severity: 'refuse', law: '广告法 12' } as const;
  return [
    ...found,
    ...unproven.map((title) => finding(tight, title.index, title[0].length, honour)),
    ...patentsUnnumbered(tight, loose, facts).map((hit) => finding(hit.read, hit.index, hit.length, patent)),
  ].sort((a, b) => a.start - b.start || a.end - b.end);
}

const patentHan = /专利(?!费|纠纷|代理|权人|侵权|局|壁垒|文献|检索|法)/gu;
const patentLatin = /\bpatent(?:ed|s)?\b(?! (?:fees?|office|law|infringement))|\b(?:bang sang che|doc quyen sang che)/gu;
const patentNumber = /(?:zl|cn)?(?:19|20)\d{2}[1-389]\d{7}(?:\.?[\dx])?(?!\d)/u;
const patentKind = /发明|实用新型|外观设计|invention|utility model|design|sang che|giai phap huu ich/u;
const patentPending =
  /(?:申请|正在申请|申请中|申报)(?:了|中|的)?(?:\d+项)?(?:发明|国家)?专利|专利(?:正在)?申请(?!号)|patent pending|pending patent/gu;

/** A patent may be named with its number and kind, or where both stand among the credentials; one merely applied for may not. */
function patentsUnnumbered(tight: Reading, loose: Reading, { credentials }: ContentFacts) {
  const hits = (read: Reading, pattern: RegExp) =>
    [...read.text.matchAll(pattern)].map((hit) => ({ read, index: hit.index, length: hit[0].length }));
  const pending = [...hits(tight, patentPending), ...hits(loose, patentPending)];
  const stated = patentNumber.test(tight.text.replaceAll('.', '')) && patentKind.test(loose.text);
  const held = credentials.some(({ kind, number }) => kind === 'patent' && number !== null);
  if (pending.length > 0) return pending.slice(0, 1);
  return stated || held ? [] : [...hits(tight, patentHan), ...hits(loose, patentLatin)];
}

const plain = (title: string) => readings(title).tight.text;
