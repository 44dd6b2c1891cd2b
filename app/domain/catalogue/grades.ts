/**
 * Names of material grades: 304, 06Cr19Ni10, SUS304, S30408 and 0Cr18Ni9 are one steel.
 *
 * Which names are equated is data with a period and the standard it rests on (db/seed/reference/grade-equivalences.csv). Equated is
 * what a buyer may take one for the other; the compositions of two systems differ in their last figures.
 */
import { type Period, standingOn } from '#db/schema/validity.ts';

/** With the days on which the equation holds. */
export type GradeName = Period & {
  readonly group: string;
  /** As its standard writes it. */
  readonly name: string;
};

/** Another name of a grade as a page shows it, with what the equation rests on. */
export type Equivalent = {
  readonly name: string;
  readonly system: string;
  /** `comparable`: of another system, near but not the same. */
  readonly sameness: 'renamed' | 'comparable';
  readonly standard: string;
};

/** One form for SUS 304 and sus304, AISI 304, 304不锈钢 and 304, OCr18Ni9 (with a letter) and 0Cr18Ni9. */
export function normaliseGrade(typed: string): string {
  const bare = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Cf}_–—-]/gu, '')
    .replace(/(?:不锈钢|铝合金|合金|钢|铝|材质|牌号)/gu, '')
    .replace(/^(?:GB|AISI|ASTM|UNS|JIS|TYPE|SS|EN(?!AW)|AA)(?=[\dA-Z])/u, '')
    .replace(/^O{1,2}(?=CR)/u, (zeros) => '0'.repeat(zeros.length));
  return bare.replace(/(?<=\d)#$/u, '');
}

/** Whether the two name one grade on the day, by themselves or by a chain of equations. */
export function sameGrade(a: string, b: string, on: string, known: readonly GradeName[]): boolean {
  const [from, to] = [normaliseGrade(a), normaliseGrade(b)];
  if (from === '' || to === '') return false;
  return gradeNames(from, on, known).has(to);
}

/** All names of the grade on the day, normalised, its own among them. */
export function gradeNames(typed: string, on: string, known: readonly GradeName[]): ReadonlySet<string> {
  const holding = known
    .filter((equation) => standingOn(equation, on) === 'in-force')
    .map(({ group, name }) => ({ group, name: normaliseGrade(name) }));
  const names = new Set([normaliseGrade(typed)]);
  // A set that grows while it is walked is walked to its end.
  for (const name of names) {
    const groups = new Set(holding.filter((one) => one.name === name).map(({ group }) => group));
    for (const one of holding) if (groups.has(one.group)) names.add(one.name);
  }
  return names;
}

/** Whether values of this attribute name materials. */
export const namesMaterial = (key: string) => /(?:^|-)(?:material|grade)$/.test(key);

/** Temper of aluminium (6061-T6), quality of structural steel (Q355B): the grade is the one without. */
const suffix = /(?<=^[1-9]\w\d{2})[TH]\d{1,3}$|(?<=^Q\d{3})[A-F]$/;

/**
 * The grades that a text names, by their groups, in its order: each of its parts that is a name as a whole. 304/316L, 不锈钢(SUS304).
 *
 * @param on a day, YYYY-MM-DD.
 */
export function gradesIn(text: string, on: string, known: readonly GradeName[]): string[] {
  const parts = text
    .normalize('NFKC')
    .split(/[/、,;()（）【】|+]|(?<=不锈钢|铝合金|合金|[钢铝板材])\s*(?=[\dA-Za-z])|和|或|(?<=\d)\s+(?=\p{Script=Han})/u);
  const found = parts.flatMap((part) => {
    const name = normaliseGrade(part.trim().replace(/[板管棒带丝]材?$/u, ''));
    const names = new Set([name, name.replace(suffix, '')]);
    const holding = known.filter((one) => standingOn(one, on) === 'in-force');
    return holding.filter((one) => names.has(normaliseGrade(one.name))).map(({ group }) => group);
  });
  return [...new Set(found)];
}
