/**
 * What the index knows of the words that a query may be made of, in one statement: in how many documents each lexeme occurs,
 * which words sound like a piece of the query, begin with its letters, or differ from it by a slip.
 */
import type { Sql } from '#db/client.ts';
import type { DocumentKind } from '#search/engine/port.ts';
import { hiddenMark, lexeme, sizeLexeme } from './lexemes.ts';

export type Keys = {
  readonly lexemes: readonly string[];
  readonly pinyin: readonly string[];
  readonly initials: readonly string[];
  readonly slips: readonly string[];
};

export type KnownWord = { readonly word: string; readonly documents: number; readonly naming: boolean };

export type Knowledge = {
  /** Documents of the kind. */
  readonly size: number;
  readonly documents: ReadonlyMap<string, number>;
  readonly byPinyin: ReadonlyMap<string, readonly KnownWord[]>;
  readonly byInitials: ReadonlyMap<string, readonly KnownWord[]>;
  readonly bySlip: readonly KnownWord[];
};

type Row = { what: 'count' | 'pinyin' | 'initials' | 'slip'; key: string; word: string | null; documents: number; naming: boolean };

/** @param regulated whether words of regulated documents are known as well. */
export async function lookUp(sql: Sql, kind: DocumentKind, keys: Keys, regulated: boolean): Promise<Knowledge> {
  const hidden = regulated ? hiddenMark : '';
  const counted = regulated ? keys.lexemes.flatMap((key) => [key, hidden + key]) : (keys.lexemes as string[]);
  const prefix = [lexeme(kind, 'w', ''), lexeme(kind, 't', '')] as const;
  const rows = await sql<Row[]>`
    with heard as materialized (
      (select distinct 'pinyin' as what, pinyin as key, word from search_words where pinyin = any(${keys.pinyin as string[]}) limit 400)
      union all (select distinct 'initials', initials, word from search_words where initials = any(${keys.initials as string[]}) limit 400)
      union all (select distinct 'slip', '', word from search_slips where slip = any(${keys.slips as string[]}) limit 400))
    select 'count' as what, ltrim(t.lexeme, ${hiddenMark}) as key, null as word, sum(t.documents)::int as documents, false as naming
      from search_terms t where t.lexeme = any(${counted}) group by 2 having sum(t.documents) > 0
    union all
    select h.what, h.key, h.word, n.documents, n.naming from heard h cross join lateral (
      select coalesce(sum(t.documents) filter (where ltrim(t.lexeme, ${hiddenMark}) = ${prefix[0]} || h.word), 0)::int as documents,
        coalesce(sum(t.documents) filter (where ltrim(t.lexeme, ${hiddenMark}) = ${prefix[1]} || h.word), 0) > 0 as naming
      from search_terms t where t.lexeme in (${prefix[0]} || h.word, ${prefix[1]} || h.word,
        ${hidden} || ${prefix[0]} || h.word, ${hidden} || ${prefix[1]} || h.word)) n where n.documents > 0
    union all
    select 'count', '', null, greatest(0, sum(t.documents))::int, false from search_terms t where t.lexeme in (${sizeLexeme(kind)}, ${hidden + sizeLexeme(kind)})`;
  return collect(rows);
}

function collect(rows: readonly Row[]): Knowledge {
  const documents = new Map<string, number>();
  const byPinyin = new Map<string, KnownWord[]>();
  const byInitials = new Map<string, KnownWord[]>();
  const bySlip: KnownWord[] = [];
  for (const { what, key, word, documents: count, naming } of rows) {
    if (what === 'count') documents.set(key, count);
    else {
      const known = { word: word!, documents: count, naming };
      if (what === 'slip') bySlip.push(known);
      else {
        const map = what === 'pinyin' ? byPinyin : byInitials;
        map.set(key, [...(map.get(key) ?? []), known]);
      }
    }
  }
  return { size: documents.get('') ?? 0, documents, byPinyin, byInitials, bySlip };
}
