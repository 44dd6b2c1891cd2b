export type AccountState = 'open' | 'unconfirmed' | 'suspended' | 'closed';

/** How an account stands, from what the table keeps of it. */
export function stateOf(row: { emailVerified: boolean; suspendedAt: Date | null; closedAt: Date | null }): AccountState {
  if (row.closedAt) return 'closed';
  if (row.suspendedAt) return 'suspended';
  return row.emailVerified ? 'open' : 'unconfirmed';
}
