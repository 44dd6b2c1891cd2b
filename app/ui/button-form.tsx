/** A form that is one button: what it sends stands in hidden fields. */
export function ButtonForm({
  action,
  button,
  hidden,
  quiet = false,
}: {
  action: string;
  button: string;
  hidden: Readonly<Record<string, string>>;
  quiet?: boolean;
}) {
  return (
    <form method="post" action={action} className="button-form no-print">
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button type="submit" className={quiet ? 'button button-quiet button-small' : 'button'}>
        {button}
      </button>
    </form>
  );
}
