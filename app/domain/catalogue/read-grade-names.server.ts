import type { Db, Tx } from '#db/client.ts';
import { gradeNames } from '#db/schema/catalogue.ts';
import type { GradeName } from './grades.ts';

/** The names of grades that are known here. */
export async function readGradeNames(db: Db | Tx): Promise<GradeName[]> {
  const { grade: group, name, validFrom, validTo } = gradeNames;
  return db.select({ group, name, validFrom, validTo }).from(gradeNames);
}
