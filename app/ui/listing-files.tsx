import { acceptedBy } from '#app/platform/files/file-types.ts';
import { describedBy, faultId, hintId } from './field.tsx';
import { useFileFaults } from './file-faults.ts';
import { FormKey } from './form-key.tsx';
import { useWords } from './page-context.tsx';

type Props = {
  readonly path: string;
  readonly name: string;
  /** Null where there are none to be had. */
  readonly photographs: readonly { readonly id: string; readonly width: number; readonly height: number }[] | null;
  readonly files: readonly { readonly id: string; readonly name: string }[];
  /** While the listing is being judged. */
  readonly locked: boolean;
  readonly sent: { readonly errors: Readonly<Record<string, string[] | undefined>> } | null;
};

/** Photographs and evidence of a listing, each with a form to add one. */
export function ListingFiles({ path, name, photographs, files, locked, sent }: Props) {
  const t = useWords();
  const faultText = useFileFaults();
  const add = (field: 'photograph' | 'evidence', intent: string, lead: string, button: string) => {
    const code = sent?.errors[field]?.[0];
    const fault =
      code === 'full' ? t(field === 'photograph' ? 'listing.photographsFull' : 'listing.evidenceFull') : code && faultText(code);
    const said = { id: field, hint: lead, fault };
    return (
      <form method="post" action={path} encType="multipart/form-data" className="line-form">
        <input type="hidden" name="intent" value={intent} />
        <FormKey />
        <div className={fault ? 'field field-wrong' : 'field'}>
          <label htmlFor={field}>{button}</label>
          <p className="hint" id={hintId(field)}>
            {lead}
          </p>
          {fault ? (
            <p className="wrong" id={faultId(field)} role="alert">
              {fault}
            </p>
          ) : null}
          <input
            type="file"
            id={field}
            name={field}
            required
            accept={acceptedBy(field)}
            aria-describedby={describedBy(said)}
            aria-invalid={fault ? true : undefined}
          />
        </div>
        <div className="field">
          <button type="submit" className="button button-quiet">
            {button}
          </button>
        </div>
      </form>
    );
  };
  return (
    <>
      {photographs ? (
        <>
          <h2>{t('listing.photographs')}</h2>
          <ul className="photographs">
            {photographs.map(({ id, width, height }, index) => (
              <li key={id}>
                <img
                  src={`/photographs/${id}/320.webp`}
                  width={width}
                  height={height}
                  alt={t('listing.photographOf', { name, number: index + 1 })}
                  loading="lazy"
                />
                <form method="post" action={path} encType="multipart/form-data">
                  <input type="hidden" name="intent" value="remove-photograph" />
                  <input type="hidden" name="photograph" value={id} />
                  <button type="submit" className="button button-quiet">
                    {t('listing.remove')}
                  </button>
                </form>
              </li>
            ))}
          </ul>
          {locked ? null : add('photograph', 'add-photograph', t('listing.photographsLead'), t('listing.addPhotograph'))}
        </>
      ) : null}
      <h2>{t('listing.evidence')}</h2>
      <ul className="plain">
        {files.map((file) => (
          <li key={file.id}>
            <a href={`/desk/files/${file.id}`}>{file.name}</a>
          </li>
        ))}
      </ul>
      {locked ? null : add('evidence', 'add-evidence', t('listing.evidenceLead'), t('listing.addEvidence'))}
    </>
  );
}
