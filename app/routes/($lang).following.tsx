import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { followEnterprise } from '#app/domain/shortlists/follow-enterprise.server.ts';
import { readEnterpriseName } from '#app/domain/shortlists/read-enterprise-name.server.ts';
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

function enterpriseIn(text: string | null | undefined): string {
  if (!text || !/^[A-Z0-9-]{1,20}$/.test(text)) throw data('not-found', 404);
  return text;
}

/** Where a visitor who pressed the button comes back to from the door. */
export async function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  const ctx = accountContextOf(args);
  const { ref, name } = await orRefuse(readEnterpriseName(ctx, enterpriseIn(new URL(args.request.url).searchParams.get('enterprise'))));
  return { ref, name };
}

export async function action(args: ActionFunctionArgs) {
  const language = languageFrom(args);
  const ref = enterpriseIn((await typedIn(args.request)).enterprise);
  const ctx = accountContextOf(args, `${localPath(language, '/following')}?enterprise=${ref}`);
  await orRefuse(followEnterprise(ctx, ref, true));
  return redirect(`${localPath(language, '/desk/following')}?done=followed`, 303);
}

export const meta: MetaFunction = doorMeta('buyer.follow');

export default function Following() {
  const { ref, name } = useLoaderData<typeof loader>();
  const t = useWords();
  const to = useLocalPath();
  return (
    <Door title={t('buyer.follow')} lead={<Sentence of={(it) => t('buyer.followConfirm', { name: it })} name={name} />}>
      <ButtonForm action={to('/following')} button={t('buyer.follow')} hidden={{ enterprise: ref }} quiet={false} />
    </Door>
  );
}
