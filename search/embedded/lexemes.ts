/**
 * Lexemes of the index, namespaced by kind of document (p, e, c) and by what they say:
 * `t/` a word that names the thing · `h/` one with which its name or category ends · `w/` a word of any field · `g/` one or two neighbouring characters of title, brand,
 * category or firm · `m/` a model number · `F/facet/value` what is filtered by
 * · `K/…` what makes documents kin.
 */
import type { DocumentKind, FacetName } from '#search/engine/port.ts';

export type Space = 't' | 'h' | 'w' | 'g' | 'm';

const prefixOf = { product: 'p', enterprise: 'e', capability: 'c' } as const;

export const lexeme = (kind: DocumentKind, space: Space, word: string) => `${prefixOf[kind]}${space}/${word}`;

/** Every document has it: its count is the size of the index. */
export const sizeLexeme = (kind: DocumentKind) => lexeme(kind, 'm', '');

export const facetLexeme = (kind: DocumentKind, facet: FacetName, value: string) => `${prefixOf[kind]}F/${facet}/${plainValue(value)}`;

/**
 * Under what a lexeme is counted: those of regulated documents apart, so that nothing tells a viewer who may not see them that
 * they are there.
 */
export const hiddenMark = '~';

/** What makes two documents kin: the first part of the category, or the maker. */
export const kinLexeme = (kind: DocumentKind, kin: string) => `${prefixOf[kind]}K/${plainValue(kin)}`;

/** A facet's value as part of a lexeme, which may have 2,046 bytes at most; a longer one is no value of ours. */
const plainValue = (value: string) => value.slice(0, 200);

/** As an operand in the text form of tsquery and tsvector. */
export const quoted = (word: string) => `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;

export const anyOf = (operands: readonly string[]) => (operands.length === 1 ? operands[0]! : `(${operands.join('|')})`);
export const allOf = (operands: readonly string[]) => (operands.length === 1 ? operands[0]! : `(${operands.join('&')})`);
