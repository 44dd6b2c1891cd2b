/**
 * Lexicon, places and segmentation together, made once per process: loading the dictionaries takes a third of a second.
 *
 * `version` names the analysis. An index made with another one does not fit the queries of this one and is rebuilt.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Lexicon, readLexicon } from './lexicon.ts';
import { type NamedPlace, readPlaces } from './places.ts';
import { makeSegmenter, type Segmenter } from './segment.ts';

export type Analyser = {
  readonly lexicon: Lexicon;
  readonly segmenter: Segmenter;
  /** Places by their name as looked up; one name may stand for several. */
  readonly places: ReadonlyMap<string, readonly NamedPlace[]>;
  readonly version: string;
};

/** Raised whenever documents come to be analysed differently for another reason than the data. */
const rules = '3';
let made: Analyser | undefined;

export function analyser(): Analyser {
  made ??= make();
  return made;
}

function make(): Analyser {
  const lexicon = readLexicon();
  const places = new Map<string, NamedPlace[]>();
  for (const place of readPlaces()) places.set(place.name, [...(places.get(place.name) ?? []), place]);
  const hash = createHash('sha256').update(rules);
  for (const file of ['synonyms.csv', 'trade-terms.csv']) hash.update(readFileSync(new URL(file, import.meta.url)));
  return {
    lexicon,
    places,
    segmenter: makeSegmenter([...lexicon.terms, ...places.keys()]),
    version: `${rules}-${hash.digest('hex').slice(0, 12)}`,
  };
}
