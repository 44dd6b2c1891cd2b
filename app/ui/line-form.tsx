/** A form of short fields, one below the other, with one button: most forms at the door and in the settings. */
import type { ReactNode } from 'react';
import { describedBy, FaultSummary, Field, faultId } from './field.tsx';
import { useWords } from './page-context.tsx';

export type Line = {
  readonly name: string;
  /** Where a page has the field more than once; else its name. */
  readonly id?: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly type?: 'text' | 'email' | 'password' | 'tel' | 'date';
  readonly autoComplete?: string;
  readonly maxLength?: number;
  readonly inputMode?: 'numeric';
  /** A box to tick instead of a line to fill in: its value. */
  readonly tick?: string;
  readonly optional?: boolean;
  /** A list to choose from instead; those of a group together. */
  readonly options?: readonly Option[];
  /** So many lines of text instead of one. */
  readonly rows?: number;
};

export type Option = { readonly value: string; readonly label: string; readonly group?: string };

export type Sent = {
  readonly errors: Readonly<Record<string, string[] | undefined>>;
  readonly typed: Readonly<Record<string, string>>;
};

type Props = {
  readonly action?: string;
  readonly lines: readonly Line[];
  readonly button: string;
  readonly sent: Sent | undefined;
  /** The sentence for a reason code; nothing where there is none. */
  readonly faultText: (code: string) => string | undefined;
  readonly hidden?: Readonly<Record<string, string>>;
  readonly children?: ReactNode;
};

export function LineForm({ action, lines, button, sent, faultText, hidden = {}, children }: Props) {
  const t = useWords();
  const faultOf = (name: string) => {
    const code = sent?.errors[name]?.[0];
    return code === undefined ? undefined : faultText(code);
  };
  const faults = lines.flatMap(({ name, id = name, label }) => {
    const fault = faultOf(name);
    return fault ? [{ id, text: label + t('common.colon') + fault }] : [];
  });
  return (
    <form method="post" action={action} noValidate={sent !== undefined} className="line-form">
      <FaultSummary title={t('account.summary', { count: faults.length })} faults={faults} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {lines.map((line) => (
        <OneLine key={line.name} line={line} fault={faultOf(line.name)} typed={sent?.typed[line.name]} />
      ))}
      {children}
      <div className="field">
        <button type="submit" className="button">
          {button}
        </button>
      </div>
    </form>
  );
}

function OneLine({ line, fault, typed }: { line: Line; fault: string | undefined; typed: string | undefined }) {
  const none = useWords()('administration.noneChosen');
  const { name, id = name, label, hint, type = 'text', tick, optional = false, options, rows, ...rest } = line;
  const said = { id, label, hint, fault };
  const wrong = fault ? true : undefined;
  if (tick !== undefined) {
    return (
      <div className={fault ? 'field field-wrong' : 'field'}>
        {fault ? (
          <p className="wrong" id={faultId(id)}>
            {fault}
          </p>
        ) : null}
        <label className="choice">
          <input
            type="checkbox"
            id={id}
            name={name}
            value={tick}
            defaultChecked={typed === tick}
            required={!optional}
            aria-invalid={wrong}
            aria-describedby={describedBy(said)}
          />
          {label}
        </label>
      </div>
    );
  }
  const tied = { id, name, required: !optional, 'aria-invalid': wrong, 'aria-describedby': describedBy(said) };
  if (options !== undefined) {
    return (
      <Field {...said}>
        <select {...tied} defaultValue={typed ?? ''}>
          <option value="">{optional ? none : ''}</option>
          <Options options={options} />
        </select>
      </Field>
    );
  }
  if (rows !== undefined) {
    return (
      <Field {...said}>
        <textarea {...tied} rows={rows} maxLength={line.maxLength} defaultValue={typed} />
      </Field>
    );
  }
  return (
    <Field {...said}>
      <input
        {...tied}
        type={type}
        {...rest}
        // What was typed is kept, but a password is not sent back.
        defaultValue={type === 'password' ? undefined : typed}
      />
    </Field>
  );
}

export function Options({ options }: { options: readonly Option[] }) {
  const groups = new Map<string, Option[]>();
  for (const option of options) groups.set(option.group ?? '', [...(groups.get(option.group ?? '') ?? []), option]);
  return [...groups].map(([group, members]) => {
    const shown = members.map(({ value, label }) => (
      <option key={value} value={value}>
        {label}
      </option>
    ));
    return group === '' ? (
      shown
    ) : (
      <optgroup key={group} label={group}>
        {shown}
      </optgroup>
    );
  });
}
