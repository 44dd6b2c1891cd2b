import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Minutes each on two cores: begun last, one of them runs alone while the other core has nothing to do. */
const long = [
  'e2e/pages.test.ts',
  'integration/access.test.ts',
  'integration/admin-command.test.ts',
  'integration/hostile-lists.test.ts',
  'e2e/desk-pages.test.ts',
  'integration/access-checks.test.ts',
  'integration/access-walls.test.ts',
  'e2e/stored-markup.test.ts',
  'integration/kill.test.ts',
  'integration/demonstration.test.ts',
  'integration/sheet-pages.test.ts',
  'integration/start.test.ts',
];

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = long.findIndex((name) => moduleId.endsWith(name));
      return at < 0 ? long.length : at;
    };
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b));
  }
}
