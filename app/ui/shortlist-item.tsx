import type { Shortlisted } from '#app/domain/shortlists/list-shortlist.server.ts';
import { longestNote } from '#app/domain/shortlists/shortlist.ts';
import { ButtonForm } from './button-form.tsx';
import { describedBy, Field } from './field.tsx';
import type { Sent } from './line-form.tsx';
import { useWords } from './page-context.tsx';
import { ProductRow } from './product-row.tsx';

/** A product of the shortlist with its note; the box to tick belongs to the page's form `compare`. */
export function ShortlistItem({
  item: { ref, note, product },
  action,
  sent,
}: {
  item: Shortlisted;
  action: string;
  sent: Sent | undefined;
}) {
  const t = useWords();
  const name = product?.name ?? ref;
  const id = `note-${ref}`;
  const fault = sent?.errors.note ? t('buyer.noteTooLong') : undefined;
  const said = { id, label: t('buyer.noteFor', { name }), fault };
  const remove = <ButtonForm action={action} button={t('buyer.remove')} hidden={{ intent: 'remove', product: ref }} quiet />;
  return (
    <>
      {product ? (
        <ProductRow
          product={product}
          aside={
            <>
              {product.regulated ? null : (
                <label className="choice">
                  <input type="checkbox" name="p" value={ref} form="compare" /> {t('buyer.pick')}
                </label>
              )}
              {remove}
            </>
          }
        />
      ) : (
        <li>
          <p>
            {t('buyer.gone')} <span className="number">{ref}</span>
          </p>
          {remove}
        </li>
      )}
      <li className="row-note">
        <form method="post" action={action} noValidate={sent !== undefined}>
          <input type="hidden" name="intent" value="note" />
          <input type="hidden" name="product" value={ref} />
          <Field {...said}>
            <textarea
              id={id}
              name="note"
              rows={2}
              maxLength={longestNote}
              defaultValue={sent ? sent.typed.note : note}
              aria-invalid={fault ? true : undefined}
              aria-describedby={describedBy(said)}
            />
          </Field>
          <button type="submit" className="button button-quiet button-small">
            {t('buyer.saveNote')}
          </button>
        </form>
      </li>
    </>
  );
}
