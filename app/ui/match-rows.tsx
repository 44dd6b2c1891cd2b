import { irrelevances, type StoredMatch } from '#app/domain/matches/stored-match.ts';
import { ButtonForm } from './button-form.tsx';
import { Link } from './link.tsx';
import { MatchLedger } from './match-ledger.tsx';
import { useLocalPath, useWords } from './page-context.tsx';
import { useReference } from './reference-context.tsx';
import { Zh } from './zh.tsx';

type Props = {
  readonly items: readonly StoredMatch[];
  /** Which side reads: the buyer is shown products, the maker needs. */
  readonly side: 'buyer' | 'maker';
  readonly action: string;
  /** Where the buyer invites the maker; null where the need is not open. */
  readonly invite?: string | null;
  /** The form that did not go through. */
  readonly sent: { readonly errors: Readonly<Record<string, unknown>>; readonly typed: Readonly<Record<string, string>> } | undefined;
};

/** Matches, the best first, each with its ledger and a way to set it aside. */
export function MatchRows({ items, side, action, invite = null, sent }: Props) {
  const t = useWords();
  const to = useLocalPath();
  const { placeName } = useReference();
  return (
    <ol className="rows">
      {items.map((one) => {
        const { need, product, maker, ledger } = one;
        const id = `${need.ref}-${product.ref}`;
        const wrong = sent?.errors.reason !== undefined && sent.typed.need === need.id && sent.typed.product === product.id;
        const place = maker?.cityCode ? placeName(maker.cityCode) : null;
        return (
          <li key={id} className="row row-plain">
            <div>
              <h2>
                {side === 'buyer' ? (
                  <Link to={to(`/products/${product.ref}`)}>
                    <Zh>{product.name}</Zh>
                  </Link>
                ) : (
                  <Link to={to(`/needs/${need.ref}`)}>
                    <Zh>{need.title}</Zh>
                  </Link>
                )}
              </h2>
              <p className="who">
                {side === 'maker' ? <Zh>{product.name}</Zh> : null}
                {side === 'buyer' && maker ? (
                  <Link to={to(`/enterprises/${maker.ref}`)}>
                    <Zh>{maker.name}</Zh>
                  </Link>
                ) : null}
                {side === 'buyer' && place ? (
                  <>
                    {' · '}
                    <Zh>{place}</Zh>
                  </>
                ) : null}
              </p>
              <MatchLedger match={one} />
              {side === 'buyer' && maker && invite ? (
                <ButtonForm action={invite} button={t('talk.invite')} of={maker.name} hidden={{ intent: 'invite', product: product.ref }} />
              ) : null}
              {side === 'maker' ? (
                <p className="no-print">
                  <Link to={to(`/desk/talks?need=${need.ref}`)}>{t('talk.offer')}</Link>
                </p>
              ) : null}
              <form method="post" action={action} className="no-print actions">
                <input type="hidden" name="intent" value="set-aside" />
                <input type="hidden" name="need" value={need.id} />
                <input type="hidden" name="product" value={product.id} />
                <label htmlFor={`why-${id}`}>{t('match.reason')}</label>
                {wrong ? (
                  <p className="wrong" id={`why-${id}-fault`}>
                    {t('listing.faults.choose')}
                  </p>
                ) : null}
                <select
                  id={`why-${id}`}
                  name="reason"
                  defaultValue=""
                  aria-invalid={wrong ? true : undefined}
                  aria-describedby={wrong ? `why-${id}-fault` : undefined}
                >
                  <option value="">{t('listing.choose')}</option>
                  {irrelevances.map((reason) => (
                    <option key={reason} value={reason}>
                      {t(`match.reasons.${reason}`)}
                    </option>
                  ))}
                </select>
                <button type="submit" className="button button-quiet button-small">
                  {t('match.setAside')}
                  <span className="unseen"> {side === 'buyer' ? product.name : need.title}</span>
                </button>
              </form>
            </div>
            <div className="row-side">
              <strong>{t('match.score', { score: ledger.score })}</strong>
            </div>
          </li>
        );
      })}
    </ol>
  );
}
