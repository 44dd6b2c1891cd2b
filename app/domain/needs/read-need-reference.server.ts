import { readGradeNames } from '#app/domain/catalogue/read-grade-names.server.ts';
import { type FullListingReference, readListingReference } from '#app/domain/listings/read-listing-reference.server.ts';
import type { Context } from '#app/platform/context.ts';
import { dayOf } from '#app/platform/day.ts';
import type { Tx } from '#db/client.ts';
import { processes } from '#db/schema/capabilities.ts';
import type { NeedReference } from './read-need.ts';

export type ProcessName = { readonly code: string; readonly family: string; readonly zh: string; readonly en: string; readonly vi: string };
export type FullNeedReference = NeedReference & FullListingReference & { readonly processNames: readonly ProcessName[] };

/** What a need of this category may refer to. @param category its path; '' before it was chosen. */
export async function readNeedReference(tx: Tx, ctx: Pick<Context, 'reference' | 'now'>, category: string): Promise<FullNeedReference> {
  const known = await readListingReference(tx, ctx, category);
  const { code, family, zh, en, vi } = processes;
  const processNames = await tx.select({ code, family, zh, en, vi }).from(processes).orderBy(processes.position);
  const grades = await readGradeNames(tx);
  return { ...known, processNames, processes: new Set(processNames.map((one) => one.code)), grades, today: dayOf(ctx.now()) };
}
