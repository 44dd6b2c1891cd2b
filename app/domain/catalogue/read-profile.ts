/** Reads the draft of a capability profile: what holds of it, what does not and why, what is missing before it may be submitted. */
import { z } from 'zod';
import {
  type Capability,
  contracts,
  type Machine,
  type Plant,
  type Profile,
  type ProfileDraft,
  type Row,
  type RowGroup,
  rowName,
} from './capability-profile.ts';
import type { ListedValue } from './listing.ts';
import { amount, days, type ListingFault, list, readCredentials, text, unit, whole } from './read-listing.ts';
import { readQuantity, type Unit } from './read-quantity.ts';

export type ProfileReference = {
  readonly processes: ReadonlySet<string>;
  /** Codes of cities and counties. */
  readonly places: ReadonlySet<string>;
  readonly units: readonly Unit[];
};

export type ReadProfile = {
  /** A part that does not hold is null; a row without what it is about is left out. */
  readonly profile: Profile;
  /** By the name of the form's field. */
  readonly faults: Readonly<Record<string, ListingFault>>;
  readonly missing: readonly string[];
};

type Faults = Record<string, ListingFault>;

const quantities = {
  area: [{ dimension: 'area', least: 1, most: 1e7 }],
  travel: [{ dimension: 'length', least: 1, most: 1e5 }],
  /** Of a press: what it weighs down with, said as a mass as often as as a force. */
  tonnage: [
    { dimension: 'mass', least: 1, most: 1e8 },
    { dimension: 'force', least: 1, most: 1e9 },
  ],
  tolerance: [{ dimension: 'length', least: -100, most: 100 }],
  size: [{ dimension: 'length', least: 0.01, most: 1e5 }],
} as const;

export function readProfile(draft: ProfileDraft, known: ProfileReference): ReadProfile {
  const faults: Faults = {};
  const of = <G extends RowGroup>(group: G, at: number) => rowReader<G>(draft[group][at]! as Row<G>, group, at, known, faults);
  const profile: Profile = {
    languages: reading(draft.fields.languages, 'languages', list(20, 40), faults) ?? [],
    contract: reading(draft.fields.contract, 'contract', z.enum(contracts, 'choose'), faults),
    notes: reading(draft.fields.notes, 'notes', text(1000), faults),
    plants: draft.plant.flatMap((_, at) => readPlant(of('plant', at)) ?? []),
    machines: draft.machine.flatMap((_, at) => readMachine(of('machine', at)) ?? []),
    capabilities: draft.capability.flatMap((_, at) => readCapability(of('capability', at)) ?? []),
    credentials: readCredentials({ credentials: draft.credential }, faults),
  };
  statedTwice(draft, faults);
  const missing = [
    ...(draft.plant.length === 0 ? [rowName('plant', 0, 'place')] : []),
    ...(draft.capability.length === 0 ? [rowName('capability', 0, 'process')] : []),
  ];
  return { profile, faults, missing };
}

function readPlant(row: Reader<'plant'>): Plant | null {
  const place = row.chosen('place', row.known.places);
  const plant = { purpose: row.read('purpose', text(100)), area: row.quantity('area') };
  return place === null ? null : { place, ...plant };
}

function readMachine(row: Reader<'machine'>): Machine | null {
  const kind = row.needed('kind', text(60));
  const machine = {
    model: row.read('model', text(100)),
    count: row.read('count', whole(10_000)),
    axes: row.read('axes', whole(20)),
    travel: row.quantity('travel'),
    tonnage: row.quantity('tonnage'),
  };
  return kind === null ? null : { kind, ...machine };
}

function readCapability(row: Reader<'capability'>): Capability | null {
  const process = row.chosen('process', row.known.processes);
  const capability = {
    detail: row.read('detail', text(100)) ?? '',
    materials: row.read('materials', list(20, 60)) ?? [],
    tolerance: row.quantity('tolerance'),
    size: row.quantity('size'),
    capacity: row.read('capacity', amount),
    capacityUnit: row.read('capacityUnit', unit(row.known)),
    batchLeast: row.read('batchLeast', amount),
    batchMost: row.read('batchMost', amount),
    batchUnit: row.read('batchUnit', unit(row.known)),
    leadTimeDays: row.read('leadTimeDays', days),
  };
  const { capacity, capacityUnit, batchLeast, batchMost, batchUnit } = capability;
  if (capacity !== null && row.typed('capacityUnit') === '') row.wrong('capacityUnit', 'unit-missing');
  if (capacityUnit !== null && row.typed('capacity') === '') row.wrong('capacity', 'number-needed');
  const batch = batchLeast !== null || batchMost !== null;
  if (batch && row.typed('batchUnit') === '') row.wrong('batchUnit', 'unit-missing');
  if (batchUnit !== null && !batch) row.wrong('batchLeast', 'number-needed');
  if (batchLeast !== null && batchMost !== null && batchLeast > batchMost) row.wrong('batchMost', 'range-reversed');
  return process === null ? null : { process, ...capability };
}

type Reader<G extends RowGroup> = ReturnType<typeof rowReader<G>>;

/** Reads the parts of one row, noting what does not hold at its field. */
function rowReader<G extends RowGroup>(row: Row<G>, group: G, at: number, known: ProfileReference, faults: Faults) {
  type Part = keyof Row<G> & string;
  const name = (part: Part) => rowName(group, at, part);
  const wrong = (part: Part, fault: ListingFault): null => {
    faults[name(part)] ??= fault;
    return null;
  };
  const typed = (part: Part): string => row[part];
  const read = <T>(part: Part, schema: z.ZodType<T>): T | null => reading(typed(part), name(part), schema, faults);
  return {
    ...{ known, wrong, typed, read },
    needed: (part: Part, schema: z.ZodType<string>) => (typed(part) === '' ? wrong(part, 'empty') : read(part, schema)),
    chosen: (part: Part, codes: ReadonlySet<string>) => (codes.has(typed(part)) ? typed(part) : wrong(part, 'choose')),
    quantity: (part: Part & keyof typeof quantities): ListedValue | null => {
      if (typed(part) === '') return null;
      const answers = quantities[part].map((measure) => readQuantity(typed(part), measure, known.units));
      const found = answers.find((answer) => !('fault' in answer)) ?? answers[0]!;
      return 'fault' in found ? wrong(part, found.fault) : { typed: typed(part), ...found };
    },
  };
}

function reading<T>(typed: string, name: string, schema: z.ZodType<T>, faults: Faults): T | null {
  if (typed === '') return null;
  const parsed = schema.safeParse(typed);
  if (parsed.success) return parsed.data;
  faults[name] ??= parsed.error.issues[0]?.message as ListingFault;
  return null;
}

/** One process may be offered several times, if it is said each time what is special. */
function statedTwice({ capability }: ProfileDraft, faults: Faults): void {
  const seen = new Set<string>();
  capability.forEach(({ process, detail }, at) => {
    const key = JSON.stringify([process, detail]);
    if (process !== '' && seen.has(key)) faults[rowName('capability', at, 'detail')] ??= 'stated-twice';
    seen.add(key);
  });
}
