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
