import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { readProductName } from '#app/domain/shortlists/read-product-name.server.ts';
import { shortlistProduct } from '#app/domain/shortlists/shortlist-product.server.ts';
import { orRefuse } from '#app/http/attempt.server.ts';
import { accountContextOf } from '#app/http/context.server.ts';
import { typedIn } from '#app/http/form.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { ButtonForm } from '#app/ui/button-form.tsx';
import { Door } from '#app/ui/door.tsx';
import { localPath } from '#app/ui/language.ts';
import { doorMeta } from '#app/ui/meta.ts';
import { useLocalPath, useWords } from '#app/ui/page-context.tsx';
import { Sentence } from '#app/ui/sentence.tsx';

export { privatePage as headers } from '#app/http/private-page.ts';

function productIn(text: string | null | undefined): string {
  if (!text || !/^[A-Z0-9-]{1,20}$/.test(text)) throw data('not-found', 404);
  return text;
}

/** Where a visitor who pressed the button comes back to from the door. */
export async function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  const ctx = accountContextOf(args);
  const { ref, name } = await orRefuse(readProductName(ctx, productIn(new URL(args.request.url).searchParams.get('product'))));
  return { ref, name };
}

export async function action(args: ActionFunctionArgs) {
  const language = languageFrom(args);
  const ref = productIn((await typedIn(args.request)).product);
  const ctx = accountContextOf(args, `${localPath(language, '/shortlist')}?product=${ref}`);
  await orRefuse(shortlistProduct(ctx, ref));
  return redirect(`${localPath(language, '/desk/shortlist')}?done=added`, 303);
}

export const meta: MetaFunction = doorMeta('buyer.shortlist');

export default function Shortlist() {
  const { ref, name } = useLoaderData<typeof loader>();
  const t = useWords();
  const to = useLocalPath();
  return (
    <Door title={t('buyer.shortlist')} lead={<Sentence of={(it) => t('buyer.shortlistConfirm', { name: it })} name={name} />}>
      <ButtonForm action={to('/shortlist')} button={t('buyer.shortlist')} hidden={{ product: ref }} quiet={false} />
    </Door>
  );
}
