import type { Profile } from './capability-profile.ts';
import type { Completeness } from './completeness.ts';

/** 3: without it nobody finds the enterprise by it · 2: buyers compare by it · 1: it answers a question before it is asked. */
const questions: readonly (readonly [name: string, weight: number, is: (profile: Profile) => boolean])[] = [
  ['plant', 3, ({ plants }) => plants.length > 0],
  ['capability', 3, ({ capabilities }) => capabilities.length > 0],
  ['machine', 2, ({ machines }) => machines.length > 0],
  ['capability.materials', 2, ({ capabilities }) => capabilities.some(({ materials }) => materials.length > 0)],
  ['capability.tolerance', 2, ({ capabilities }) => capabilities.some(({ tolerance }) => tolerance !== null)],
  ['capability.capacity', 2, ({ capabilities }) => capabilities.some(({ capacity }) => capacity !== null)],
  ['credential', 2, ({ credentials }) => credentials.length > 0],
  ['capability.size', 1, ({ capabilities }) => capabilities.some(({ size }) => size !== null)],
  ['capability.batchLeast', 1, ({ capabilities }) => capabilities.some(({ batchUnit }) => batchUnit !== null)],
  ['capability.leadTimeDays', 1, ({ capabilities }) => capabilities.some(({ leadTimeDays }) => leadTimeDays !== null)],
  ['plant.area', 1, ({ plants }) => plants.some(({ area }) => area !== null)],
  ['contract', 1, ({ contract }) => contract !== null],
  ['languages', 1, ({ languages }) => languages.length > 0],
  ['notes', 1, ({ notes }) => notes !== null],
];

/** How much of what can be said of an enterprise's capabilities its profile says; of rows it is enough that one says it. */
export function profileCompleteness(profile: Profile): Completeness {
  const missing = questions.filter(([, , is]) => !is(profile));
  const sum = (some: typeof questions) => some.reduce((total, [, weight]) => total + weight, 0);
  return { done: sum(questions) - sum(missing), all: sum(questions), missing: missing.map(([name]) => name) };
}
