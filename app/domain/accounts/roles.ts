/** The roles that can be granted and the departments they are held for, in the order in which they are shown. */
import type { Department, GrantableRole } from '#db/schema/accounts.ts';

export type { Department, GrantableRole };

export const roles = [
  'county-reviewer',
  'city-reviewer',
  'department-reviewer',
  'expert',
  'publisher',
  'fair-organiser',
  'auditor',
  'administrator',
] as const satisfies readonly GrantableRole[];

export const departments = ['industry', 'commerce', 'market-regulation', 'agriculture', 'customs'] as const satisfies readonly Department[];
