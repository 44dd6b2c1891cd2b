type Props = {
  readonly action: string;
  readonly button: string;
  /** What it sends: `intent` and, of what it is said, the id. */
  readonly hidden: Readonly<Record<string, string>>;
  /** Said to screen readers behind the button's words, where a list has many of the same. */
  readonly of?: string;
  readonly quiet?: boolean;
};

/** A form of one button. */
export function ButtonForm({ action, button, hidden, of, quiet = true }: Props) {
  return (
    <form method="post" action={action} className="no-print">
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button type="submit" className={quiet ? 'button button-quiet button-small' : 'button'}>
        {button}
        {of ? <span className="unseen"> {of}</span> : null}
      </button>
    </form>
  );
}
