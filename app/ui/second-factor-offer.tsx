import { useWords } from './page-context.tsx';

type Offer = { readonly key: string; readonly picture: string; readonly spareCodes: readonly string[] };

/** What an authenticator app has to know, as a picture and as letters, and the spare codes. */
export function SecondFactorOffer({ offer: { key, picture, spareCodes } }: { offer: Offer }) {
  const t = useWords();
  return (
    <>
      <h2>{t('settings.scan')}</h2>
      <img className="qr" src={`data:image/svg+xml;base64,${btoa(picture)}`} alt={t('settings.scan')} width={220} height={220} />
      <p>{t('settings.scanLead')}</p>
      <p>
        <code>{key}</code>
      </p>
      <h2>{t('settings.spareCodes')}</h2>
      <p>{t('settings.spareCodesLead')}</p>
      <ul className="codes">
        {spareCodes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
    </>
  );
}
