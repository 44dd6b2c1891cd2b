import { describedBy, Field } from './field.tsx';

type Props = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly fault: string | undefined;
  readonly typed: string | undefined;
  readonly maxLength: number;
};

/** A few sentences. */
export function TextField({ name, label, hint, fault, typed, maxLength }: Props) {
  const said = { id: name, label, hint, fault };
  return (
    <Field {...said}>
      <textarea
        id={name}
        name={name}
        rows={4}
        required
        maxLength={maxLength}
        defaultValue={typed}
        aria-invalid={fault ? true : undefined}
        aria-describedby={describedBy(said)}
      />
    </Field>
  );
}
