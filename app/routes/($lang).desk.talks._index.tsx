import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { offerFor } from '#app/domain/talks/begin-talk.server.ts';
import { listBlocked, unblockEnterprise } from '#app/domain/talks/block-enterprise.server.ts';
import { listTalks, offerable } from '#app/domain/talks/list-talks.server.ts';
import { attempt, orRefuse } from '#app/http/attempt.server.ts';
import { accountContextOf } from '#app/http/context.server.ts';
import { readForm, typedIn } from '#app/http/form.server.ts';
import { intentOf } from '#app/http/intent.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { sentForm } from '#app/http/sent-form.server.ts';
import { readPage } from '#app/platform/paging.ts';
import { ButtonForm } from '#app/ui/button-form.tsx';
import { formatInstant } from '#app/ui/dates.ts';
import { Door } from '#app/ui/door.tsx';
import { FormKey } from '#app/ui/form-key.tsx';
import { localPath } from '#app/ui/language.ts';
import { LineForm } from '#app/ui/line-form.tsx';
import { Link } from '#app/ui/link.tsx';
import { doorMeta } from '#app/ui/meta.ts';
import { useLanguage, useLocalPath, useWords } from '#app/ui/page-context.tsx';
import { Pager } from '#app/ui/pager.tsx';
import { useTalkFaults } from '#app/ui/talk-faults.ts';
import { talkAlarm } from '#app/ui/talk-refusal.ts';
import { Zh } from '#app/ui/zh.tsx';

export { privatePage as headers } from '#app/http/private-page.ts';

export const intents = ['offer', 'unblock'] as const;
const ref = z.string('choose').regex(/^[A-Z0-9-]{1,20}$/, 'choose');
const offerForm = z.object({ need: ref, product: ref });
const unblockForm = z.object({ enterprise: z.uuid(), blocked: z.uuid() });

export async function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  const ctx = accountContextOf(args);
  const query = new URL(args.request.url).searchParams;
  const page = readPage(query);
  const asked = query.get('need') ?? '';
  const need = /^[A-Z0-9]{10}$/.test(asked) ? asked : null;
  const products = need ? await offerable(ctx, need) : [];
  return { page, need, products, blocked: await listBlocked(ctx), ...(await listTalks(ctx, page)) };
}

export async function action(args: ActionFunctionArgs) {
  const language = languageFrom(args);
  const ctx = accountContextOf(args);
  const typed = await typedIn(args.request);
  const intent = intentOf(typed, intents);
  return attempt(async () => {
    if (intent === 'unblock') {
      const { enterprise, blocked } = await readForm(typed, unblockForm);
      await orRefuse(unblockEnterprise(ctx, enterprise, blocked));
      return redirect(localPath(language, '/desk/talks'), 303);
    }
    const { need, product } = await readForm(typed, offerForm);
    const id = await offerFor(ctx, need, product, sentForm(args.request, typed));
    return redirect(localPath(language, `/desk/talks/${id}?done`), 303);
  }, typed);
}

export const meta: MetaFunction = doorMeta('talk.mine');

export default function Talks() {
  const { page, need, products, blocked, items, more } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const t = useWords();
  const to = useLocalPath();
  const language = useLanguage();
  const faultText = useTalkFaults();
  const path = to('/desk/talks?index');
  const asked = need ?? sent?.typed.need ?? null;
  const missing = sent?.refusal === 'not-found' ? t('talk.noSuchNeed') : null;
  return (
    <Door title={t('talk.mine')} lead={t('talk.mineLead')} alarm={missing ?? (sent?.refusal ? talkAlarm(t, sent) : null)}>
      {asked ? (
        <section className="section" aria-labelledby="offer">
          <h2 id="offer">{t('talk.offer')}</h2>
          {products.length === 0 && !sent ? (
            <p>
              {t('talk.noProducts')} <Link to={to('/desk/listings')}>{t('listing.mine')}</Link>
            </p>
          ) : (
            <LineForm
              action={to(`/desk/talks?index&need=${asked}`)}
              sent={sent}
              faultText={faultText}
              button={t('talk.offer')}
              hidden={{ intent: 'offer', need: asked }}
              lines={[
                {
                  name: 'product',
                  label: t('talk.product'),
                  options: products.map((one) => ({ value: one.ref, label: one.matches ? `${one.name} ✓` : one.name })),
                },
              ]}
            >
              <FormKey />
            </LineForm>
          )}
        </section>
      ) : null}
      {items.length === 0 ? <p>{t('talk.none')}</p> : null}
      <ul className="rows">
        {items.map((item) => (
          <li key={item.id} className="row row-plain">
            <div>
              <h2>
                <Link to={to(`/desk/talks/${item.id}`)}>
                  <Zh>{item.need.title}</Zh>
                </Link>
              </h2>
              <p className="who">
                <Zh>{item.supplier.name}</Zh>
                {item.product ? (
                  <>
                    {' · '}
                    <Zh>{item.product.name}</Zh>
                  </>
                ) : null}
              </p>
            </div>
            <div className="row-side">
              <strong>{t(`talk.states.${item.state}`)}</strong>
              <span className="fine">{formatInstant(language, item.stateAt)}</span>
            </div>
          </li>
        ))}
      </ul>
      <Pager page={page} pages={null} more={more} addressOf={(number) => to(`/desk/talks?page=${number}`)} />
      {blocked.length > 0 ? (
        <section className="section" aria-labelledby="blocked">
          <h2 id="blocked">{t('talk.blocked')}</h2>
          <ul className="plain items">
            {blocked.map((one) => (
              <li key={`${one.enterpriseId} ${one.blockedId}`}>
                <Zh>{one.name}</Zh>
                <ButtonForm
                  action={path}
                  button={t('talk.unblock')}
                  of={one.name}
                  hidden={{ intent: 'unblock', enterprise: one.enterpriseId, blocked: one.blockedId }}
                />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </Door>
  );
}
