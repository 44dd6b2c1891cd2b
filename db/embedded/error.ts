/** The embedded database cannot start, for a reason that the operator can do something about. The message is one line and says what. */
export class EmbeddedDatabaseError extends Error {
  override readonly name = 'EmbeddedDatabaseError';
  readonly forOperator = true;
}
