/** The surface forms that a hit may contain, for marking. */
import type { Concept } from './concepts.ts';

const mostTerms = 40;

export function termsOf(concepts: readonly Concept[]): string[] {
  const words = concepts
    .filter((concept) => concept.role !== 'noise')
    .flatMap((concept) => [
      concept.surface,
      ...concept.options.filter((option) => option.weight >= 0.4 && option.found !== 'place').map((option) => option.term),
    ]);
  return [...new Set(words)].slice(0, mostTerms);
}
