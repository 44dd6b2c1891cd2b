/**
 * A field of a form: label, hint, what is wrong with it, and the control; the last two tied to the first by ids, so that a
 * screen reader says them together.
 */
import type { ReactNode } from 'react';

type Said = { readonly id: string; readonly label: string; readonly hint?: string | undefined; readonly fault?: string | undefined };

export const hintId = (id: string) => `${id}-hint`;
export const faultId = (id: string) => `${id}-fault`;

/** Which texts describe the control, for `aria-describedby`. */
export const describedBy = ({ id, hint, fault }: Pick<Said, 'id' | 'hint' | 'fault'>): string | undefined =>
  [hint ? hintId(id) : null, fault ? faultId(id) : null].filter(Boolean).join(' ') || undefined;

function Notes({ id, hint, fault }: Pick<Said, 'id' | 'hint' | 'fault'>) {
  return (
    <>
      {hint ? (
        <p className="hint" id={hintId(id)}>
          {hint}
        </p>
      ) : null}
      {fault ? (
        <p className="wrong" id={faultId(id)}>
          {fault}
        </p>
      ) : null}
    </>
  );
}

export function Field({ children, ...said }: Said & { children: ReactNode }) {
  return (
    <div className={said.fault ? 'field field-wrong' : 'field'}>
      <label htmlFor={said.id}>{said.label}</label>
      <Notes {...said} />
      {children}
    </div>
  );
}

/** One of few: radio buttons under a common name. The first carries `id`, so that the summary of errors can lead there. */
export function ChoiceField({
  name,
  choices,
  chosen,
  ...said
}: Said & { name: string; choices: readonly { readonly value: string; readonly label: string }[]; chosen: string | undefined }) {
  return (
    <fieldset className={said.fault ? 'field field-wrong' : 'field'} aria-describedby={describedBy(said)}>
      <legend>{said.label}</legend>
      <Notes {...said} />
      {choices.map(({ value, label }, index) => (
        <label key={value} className="choice">
          <input
            type="radio"
            id={index === 0 ? said.id : undefined}
            name={name}
            value={value}
            defaultChecked={value === chosen}
            aria-invalid={said.fault ? true : undefined}
            required
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}

/** What has to be mended before a form goes through, on top of it, each with a link to its field. */
export function FaultSummary({ title, faults }: { title: string; faults: readonly { readonly id: string; readonly text: string }[] }) {
  if (faults.length === 0) return null;
  return (
    <div className="note note-alarm" role="alert">
      <p>
        <strong>{title}</strong>
      </p>
      <ul>
        {faults.map(({ id, text }) => (
          <li key={id}>
            <a href={`#${id}`}>{text}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
