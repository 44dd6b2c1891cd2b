import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { askEnterprise } from '#app/domain/inquiries/ask-enterprise.server.ts';
import { inquiryForm, inquiryLimits, mostFiles } from '#app/domain/inquiries/inquiry.ts';
import { readAskable } from '#app/domain/inquiries/read-askable.server.ts';
import { attempt, orRefuse } from '#app/http/attempt.server.ts';
import { accountContextOf } from '#app/http/context.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { sentForm } from '#app/http/sent-form.server.ts';
import { readUpload, takeFiles } from '#app/http/upload.server.ts';
import { purposes } from '#app/platform/files/file-types.ts';
import { Refusal } from '#app/platform/refusal.ts';
import { Door } from '#app/ui/door.tsx';
import { Facts } from '#app/ui/facts.tsx';
import { localPath } from '#app/ui/language.ts';
import { Link } from '#app/ui/link.tsx';
import { MessageForm } from '#app/ui/message-form.tsx';
import { doorMeta } from '#app/ui/meta.ts';
import { useLocalPath, useWords } from '#app/ui/page-context.tsx';
import { Zh } from '#app/ui/zh.tsx';

export { privatePage as headers } from '#app/http/private-page.ts';

const caps = { file: purposes.evidence.largest, files: mostFiles };

/** The address names both; a form is sent to the address of its page. */
function askedIn({ request, params }: { request: Request; params: { ref?: string } }) {
  const productRef = new URL(request.url).searchParams.get('product');
  const enterpriseRef = params.ref ?? '';
  if (![enterpriseRef, productRef ?? 'P1'].every((ref) => /^[A-Z0-9-]{1,20}$/.test(ref))) throw data('not-found', 404);
  const path = `/enterprises/${enterpriseRef}/inquire${productRef === null ? '' : `?product=${productRef}`}`;
  return { of: { enterpriseRef, productRef }, path };
}

export async function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  const { of, path } = askedIn(args);
  const ctx = accountContextOf(args);
  const own = { ownEnterprise: true as const };
  const asked = await orRefuse(
    readAskable(ctx, of).catch((error: unknown) => {
      if (error instanceof Refusal && error.reason === 'not-allowed') return own;
      throw error;
    }),
  );
  return { asked: 'ownEnterprise' in asked ? null : asked, path };
}

export async function action(args: ActionFunctionArgs) {
  const language = languageFrom(args);
  const { of, path } = askedIn(args);
  const ctx = accountContextOf(args, localPath(language, path));
  await orRefuse(readAskable(ctx, of));
  return attempt(async () => {
    const upload = await readUpload(args.request, caps);
    return attempt(async () => {
      const form = await readForm(upload.typed, inquiryForm);
      const sent = sentForm(args.request, upload.typed, upload.files);
      const number = await takeFiles(upload, 'files', () => askEnterprise(ctx, of, form, upload.files, sent));
      return redirect(`${localPath(language, `/desk/inquiries/${number}`)}?done=sent`, 303);
    }, upload.typed);
  });
}

export const meta: MetaFunction = doorMeta('inquiry.askTitle');

export default function Inquire() {
  const { asked, path } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const t = useWords();
  const to = useLocalPath();
  if (!asked) return <Door title={t('inquiry.askTitle')} alarm={t('inquiry.ownEnterprise')} />;
  const limit = inquiryLimits.find((known) => known === sent?.detail.limit);
  const link = (address: string, name: string) => (
    <Link to={to(address)}>
      <Zh>{name}</Zh>
    </Link>
  );
  return (
    <Door title={t('inquiry.askTitle')} lead={t('inquiry.privacy')} alarm={limit ? t(`inquiry.limits.${limit}`) : null}>
      <Facts
        facts={[
          { name: t('inquiry.to'), value: link(`/enterprises/${asked.ref}`, asked.name) },
          { name: t('inquiry.about'), value: asked.product ? link(`/products/${asked.product.ref}`, asked.product.name) : null },
        ]}
      />
      {asked.attended ? null : <p className="note">{t('inquiry.unattended')}</p>}
      <MessageForm kind="inquiry" action={to(path)} sent={sent} />
    </Door>
  );
}
