/**
 * What may become of a sheet that was sent. Read and checked by the worker; carried out, or thrown away, by a person; stopped where whoever
 * had it carried out acts for the enterprise no longer.
 */
import { Refusal } from '#app/platform/refusal.ts';
import type { RowOutcome, SheetState } from '#db/schema/sheets.ts';

export const sheetLifecycle: Readonly<Record<SheetState, readonly SheetState[]>> = {
  reading: ['checked', 'refused'],
  refused: [],
  checked: ['applying', 'discarded'],
  discarded: [],
  applying: ['applied', 'stopped'],
  applied: [],
  stopped: [],
};

/** States in which the worker has something to do, and a page about it looks again by itself. */
export const underWay: readonly SheetState[] = ['reading', 'applying'];

/** What can become of a row, in the order in which it is told. */
export const outcomesInOrder: readonly RowOutcome[] = ['drafted', 'saved', 'submitted', 'confirmed', 'unchanged', 'incomplete', 'conflict'];

/** Bad cells that are kept, and listed: whoever has more has one mistake many times. */
export const mostFaults = 50_000;

/** @throws Refusal not-in-that-state. */
export function advance(from: SheetState, to: SheetState): SheetState {
  if (!sheetLifecycle[from].includes(to)) throw new Refusal('not-in-that-state');
  return to;
}
