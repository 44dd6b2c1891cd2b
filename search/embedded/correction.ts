/** A query as it was understood, for people. */
import type { Concept } from './concepts.ts';

/** What was searched for in place of what was typed; null where that is the same. */
export function correctionOf(concepts: readonly Concept[]): string | null {
  if (!concepts.some((concept) => concept.corrected !== null)) return null;
  return textOf(concepts);
}

function textOf(concepts: readonly Concept[]): string {
  let text = '';
  concepts.forEach((concept, i) => {
    const word = concept.corrected ?? concept.surface;
    const apart = i > 0 && (concepts[i - 1]!.chunk !== concept.chunk || /[a-z0-9]$/.test(text)) && !/^\p{Script=Han}/u.test(word);
    text += (apart || (i > 0 && concepts[i - 1]!.chunk !== concept.chunk) ? ' ' : '') + word;
  });
  return text.trim();
}

/** For a query without an answer: what of it the index does know. */
export function nearest(concepts: readonly Concept[]): string | null {
  const known = concepts.filter((concept) => concept.role === 'core' && concept.options.length > 0);
  return known.length > 0 ? textOf(known) : null;
}
