/** An edition of a fair as a line of a list shows it. */
export type FairItem = {
  readonly ref: string;
  readonly series: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly edition: string | null;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly year: number | null;
  readonly place: string | null;
  readonly cityCode: string | null;
};

/** An edition with all that its sources say. */
export type Fair = FairItem & {
  readonly venue: string | null;
  readonly organiser: string | null;
  readonly exhibitors: number | null;
  readonly booths: number | null;
  readonly areaM2: number | null;
  readonly theme: string | null;
  readonly notes: string | null;
  readonly source: string;
};

export type FairState = 'ahead' | 'past' | 'undated';

/** Whether an edition is over on a day; what is known of it only to the year is over when the year is. */
export function stateOf({ startsOn, endsOn, year }: Pick<FairItem, 'startsOn' | 'endsOn' | 'year'>, today: string): FairState {
  const last = endsOn ?? startsOn ?? (year === null ? null : `${year}-12-31`);
  if (last === null) return 'undated';
  return last >= today ? 'ahead' : 'past';
}
