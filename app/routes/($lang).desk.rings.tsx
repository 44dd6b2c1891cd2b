import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { ownRings, startRing } from '#app/domain/rings/own-rings.server.ts';
import { attempt, orRefuse } from '#app/http/attempt.server.ts';
import { accountContextOf } from '#app/http/context.server.ts';
import { readForm, typedIn } from '#app/http/form.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { ButtonForm } from '#app/ui/button-form.tsx';
import { Door } from '#app/ui/door.tsx';
import { localPath } from '#app/ui/language.ts';
import { Link } from '#app/ui/link.tsx';
import { doorMeta } from '#app/ui/meta.ts';
import { formatFen } from '#app/ui/money.ts';
import { useLanguage, useLocalPath, useWords } from '#app/ui/page-context.tsx';
import { talkAlarm } from '#app/ui/talk-refusal.ts';
import { Zh } from '#app/ui/zh.tsx';

export { privatePage as headers } from '#app/http/private-page.ts';

const startForm = z.object({ ring: z.string().regex(/^[0-9a-f-]{36}(?: [0-9a-f-]{36}){1,3}$/, 'choose') });

export async function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  const begun = new URL(args.request.url).searchParams.get('begun') ?? '';
  return { rings: await ownRings(accountContextOf(args)), begun: /^\d$/.test(begun) ? Number(begun) : null };
}

export async function action(args: ActionFunctionArgs) {
  const language = languageFrom(args);
  const ctx = accountContextOf(args);
  const typed = await typedIn(args.request);
  return attempt(async () => {
    const { ring } = await readForm(typed, startForm);
    const begun = await startRing(ctx, ring).catch((error: unknown) =>
      (error as { reason?: string }).reason === 'not-found' ? orRefuse(Promise.reject(error)) : Promise.reject(error),
    );
    return redirect(localPath(language, `/desk/rings?begun=${begun}`), 303);
  }, typed);
}

export const meta: MetaFunction = doorMeta('ring.title');

export default function Rings() {
  const { rings, begun } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const t = useWords();
  const to = useLocalPath();
  const language = useLanguage();
  return (
    <Door
      title={t('ring.title')}
      lead={t('ring.lead')}
      said={begun === null || sent ? null : t('ring.done', { count: begun })}
      alarm={sent?.refusal ? talkAlarm(t, sent) : null}
    >
      <p className="results-head" role="status">
        {rings.length === 0 ? t('ring.none') : t('ring.count', { count: rings.length })}
      </p>
      <ol className="rows">
        {rings.map(({ key, deals, best }) => (
          <li key={key} className="row row-plain">
            <div>
              <ol>
                {deals.map(({ from, to: buyer, need, product }) => (
                  <li key={need.ref}>
                    <strong>
                      <Zh>{t('ring.supplies', { from: from.name, to: buyer.name })}</Zh>
                    </strong>
                    <br />
                    <Link to={to(`/products/${product.ref}`)}>
                      <Zh>{product.name}</Zh>
                    </Link>
                    {' → '}
                    <Link to={to(`/needs/${need.ref}`)}>
                      <Zh>{need.title}</Zh>
                    </Link>
                    {need.budgetFen === null ? '' : ` · ${formatFen(language, need.budgetFen)}`}
                  </li>
                ))}
              </ol>
              <p className="fine">{t('ring.startLead')}</p>
              <ButtonForm
                action={to('/desk/rings')}
                button={t('ring.start')}
                of={deals.map(({ from }) => from.name).join(' · ')}
                hidden={{ ring: key }}
              />
            </div>
            <div className="row-side">{best && rings.length > 1 ? <strong>{t('ring.best')}</strong> : null}</div>
          </li>
        ))}
      </ol>
    </Door>
  );
}
