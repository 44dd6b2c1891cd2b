import type { ReactNode } from 'react';

type Props = {
  readonly action: string;
  readonly button: string;
  /** What it sends: `intent` and, of what it is said, the id. */
  readonly hidden: Readonly<Record<string, string>>;
  /** Said to screen readers behind the button's words, where a list has many of the same. */
  readonly of?: string;
  readonly quiet?: boolean;
  readonly children?: ReactNode;
};

/** A form of one button. */
export function ButtonForm({ action, button, hidden, of, quiet = true, children }: Props) {
  return (
    <form method="post" action={action} className="no-print">
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      <button type="submit" className={quiet ? 'button button-quiet button-small' : 'button'}>
        {button}
        {of ? <span className="unseen"> {of}</span> : null}
      </button>
    </form>
  );
}
