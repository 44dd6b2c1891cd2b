/** How a query is understood: run by run the cheapest way to cover it with words that the index or the lexicon knows. */
import type { Query } from '#search/analysis/query.ts';
import type { Concept } from './concepts.ts';
import { readHan } from './reading/han.ts';
import { readLatin } from './reading/latin.ts';
import type { Piece } from './reading/pieces.ts';
import type { Vocabulary } from './reading/vocabulary.ts';
import { latinStretches } from './windows.ts';

export function interpret(vocabulary: Vocabulary, query: Query): Concept[] {
  const concepts: Concept[] = [];
  const stretches = latinStretches(query.runs);
  const chunkKeys = mixedChunks(vocabulary, query);
  for (let i = 0; i < query.runs.length; ) {
    const run = query.runs[i]!;
    const mixed = chunkKeys.get(run.chunk);
    if (mixed) {
      concepts.push(conceptOf(vocabulary, vocabulary.wordPiece(mixed, 1), run.chunk));
      while (i < query.runs.length && query.runs[i]!.chunk === run.chunk) i++;
      continue;
    }
    if (run.script === 'han') {
      for (const piece of readHan(vocabulary, run.text)) concepts.push(conceptOf(vocabulary, piece, run.chunk));
      i++;
    } else {
      const stretch = stretches.find((one) => one.includes(run))!.filter((one) => !chunkKeys.has(one.chunk));
      for (const piece of readLatin(vocabulary, stretch)) concepts.push(conceptOf(vocabulary, piece, run.chunk));
      i += stretch.length;
    }
  }
  return withPurposes(concepts);
}

/** Chunks of Latin and Han that the lexicon knows as one term: LCD电视. */
function mixedChunks(vocabulary: Vocabulary, query: Query): Map<number, string> {
  const joined = new Map<number, { text: string; scripts: Set<string> }>();
  for (const run of query.runs) {
    const chunk = joined.get(run.chunk) ?? { text: '', scripts: new Set() };
    chunk.text += run.text.replace(/[^\p{L}\p{N}]/gu, '');
    chunk.scripts.add(run.script);
    joined.set(run.chunk, chunk);
  }
  return new Map(
    [...joined]
      .filter(([, { text, scripts }]) => scripts.size > 1 && (vocabulary.analyser.lexicon.has(text) || vocabulary.count('w', text) > 0))
      .map(([chunk, { text }]) => [chunk, text]),
  );
}

function conceptOf(vocabulary: Vocabulary, piece: Piece, chunk: number): Concept {
  const size = Math.max(1, vocabulary.known.size);
  const documents = Math.min(piece.documents, size);
  const weight = piece.role === 'noise' ? 0 : Math.log(1 + size / (1 + documents));
  const isThing = piece.options.some((option) => option.weight >= 0.4 && vocabulary.isThing(option));
  return {
    isThing,
    surface: piece.surface,
    role: piece.role,
    chunk,
    options: piece.options,
    documents,
    weight,
    corrected: piece.corrected,
  };
}

/** In 食堂用食用油 the canteen says what for: a word before 用 is not what is wanted. */
function withPurposes(concepts: readonly Concept[]): Concept[] {
  return concepts.map((concept, i) => {
    const next = concepts[i + 1];
    const more = concepts.slice(i + 2).some((later) => later.role !== 'noise');
    return next?.surface === '用' && next.chunk === concept.chunk && more && concept.role !== 'noise'
      ? { ...concept, role: 'purpose' as const }
      : concept;
  });
}
