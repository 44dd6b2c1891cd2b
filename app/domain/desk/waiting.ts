/** What waits for somebody, by kind: how much, since when, and until when we want it done. */

/** In the order in which they are shown where they are due alike. */
export const waitingKinds = [
  'application',
  'review',
  'need',
  'correction',
  'join',
  'inquiry',
  'talk-invited',
  'agreement-sign',
  'delivery',
  'renewal',
  'returned',
  'need-returned',
  'sheet',
  'draft',
] as const;
export type WaitingKind = (typeof waitingKinds)[number];

export type Waiting = {
  readonly kind: WaitingKind;
  readonly total: number;
  /** Since when the one that waits longest does, ISO 8601. */
  readonly oldest: string;
  /** Whole days since then. */
  readonly age: number;
  /** When the oldest should be done, ISO 8601; null where nobody else waits for it. */
  readonly due: string | null;
  readonly overdue: boolean;
  /** The enterprise, where all of it is about one of the reader's. */
  readonly enterpriseRef: string | null;
};

const day = 86_400_000;

/**
 * Days within which we want each kind done: our own standard of service, from no law. The directory's review steps have legal working
 * days of their own. What is one's own draft or came back to oneself has none.
 */
const daysToDo: Readonly<Record<WaitingKind, number | null>> = {
  application: 7,
  review: 7,
  need: 3,
  correction: 15,
  join: 7,
  inquiry: 3,
  'talk-invited': 3,
  'agreement-sign': 7,
  delivery: 7,
  renewal: 60,
  returned: null,
  'need-returned': null,
  sheet: null,
  draft: null,
};

export type WaitingRow = Pick<Waiting, 'kind' | 'total' | 'oldest' | 'enterpriseRef'>;

/** With age and due time, what is due first before what is later, and what is nobody's worry last. */
export function byUrgency(rows: readonly WaitingRow[], now: Date): Waiting[] {
  const dueAt = ({ kind, oldest }: WaitingRow) => {
    const days = daysToDo[kind];
    return days === null ? null : Date.parse(oldest) + days * day;
  };
  return rows
    .map((row) => {
      const due = dueAt(row);
      return {
        ...row,
        age: Math.max(0, Math.floor((now.getTime() - Date.parse(row.oldest)) / day)),
        due: due === null ? null : new Date(due).toISOString(),
        overdue: due !== null && due < now.getTime(),
      };
    })
    .sort(
      (a, b) => (a.due ?? '9').localeCompare(b.due ?? '9') || waitingKinds.indexOf(a.kind) - waitingKinds.indexOf(b.kind) || b.age - a.age,
    );
}
