/**
 * The numbers of government procurement projects in Guangxi: `NNZC2021-J1-0064-GXXN` is a competitive negotiation (J) for
 * goods (1) that Nanning (NN) opened in 2021. Between the city and ZC there may be letters of a county or park.
 */
const cityOfPrefix: Readonly<Record<string, string>> = {
  GX: '450000',
  NN: '450100',
  LZ: '450200',
  GL: '450300',
  WZ: '450400',
  BH: '450500',
  FC: '450600',
  QZ: '450700',
  GG: '450800',
  YL: '450900',
  BS: '451000',
  HZ: '451100',
  HC: '451200',
  LB: '451300',
  CZ: '451400',
};

const procurementMethods = { G: 'open-tender', C: 'consultation', J: 'negotiation', D: 'single-source' } as const;
const procurementObjects = { '1': 'goods', '2': 'works', '3': 'services' } as const;

export type ProjectNumber = {
  /** Code of the city, or of the autonomous region for its own projects. */
  readonly placeCode: string;
  readonly year: number;
  /** Null where the number does not tell. */
  readonly method: (typeof procurementMethods)[keyof typeof procurementMethods] | null;
  readonly object: (typeof procurementObjects)[keyof typeof procurementObjects] | null;
};

/** What a project number tells; null for one that is not of this kind. */
export function readProjectNumber(number: string): ProjectNumber | null {
  const parts = /^([A-Z]{2})[A-Z]{0,4}ZC((?:19|20)\d{2})-(?:([GCJD])([123])-)?/.exec(number);
  const placeCode = parts?.[1] && cityOfPrefix[parts[1]];
  if (!parts || !placeCode) return null;
  return { placeCode, year: Number(parts[2]), method: named(procurementMethods, parts[3]), object: named(procurementObjects, parts[4]) };
}

const named = <T extends Readonly<Record<string, string>>>(names: T, key: string | undefined): T[keyof T] | null =>
  key !== undefined && Object.hasOwn(names, key) ? (names[key as keyof T] ?? null) : null;
