/** What a command says when it fails: a line where the operator can mend it, a stack where it is a bug. */

/** Something that the operator can mend; the message says what. */
export class CommandRefused extends Error {
  override readonly name = 'CommandRefused';
  readonly forOperator = true;
}

/** Errors of the layers below carry the same mark. */
const isForOperator = (error: unknown): error is Error => error instanceof Error && 'forOperator' in error;

/** Runs a command's body and sets the exit code: its number, if it gives one. */
export async function orExplain(body: () => Promise<unknown>): Promise<void> {
  try {
    const result = await body();
    process.exitCode = typeof result === 'number' ? result : 0;
  } catch (error) {
    const text = isForOperator(error) ? error.message : error instanceof Error ? error.stack : String(error);
    process.stderr.write(`${text}\n`);
    process.exitCode = 1;
  }
}
