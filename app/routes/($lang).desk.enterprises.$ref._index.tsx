import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { readOwnEnterprise } from '#app/domain/enterprises/read-own-enterprise.server.ts';
import { readTimeline } from '#app/domain/timelines/read-timeline.server.ts';
import { orRefuse } from '#app/http/attempt.server.ts';
import { accountContextOf } from '#app/http/context.server.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { refWithin } from '#app/http/ref.server.ts';
import { readPage } from '#app/platform/paging.ts';
import { Door } from '#app/ui/door.tsx';
import { EnterpriseFacts } from '#app/ui/enterprise-facts.tsx';
import { useSaid } from '#app/ui/enterprise-words.ts';
import { Link } from '#app/ui/link.tsx';
import { doorMeta } from '#app/ui/meta.ts';
import { useLocalPath, useWords } from '#app/ui/page-context.tsx';
import { TimelineSection } from '#app/ui/timeline-section.tsx';

export async function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  const ctx = accountContextOf(args);
  const query = new URL(args.request.url).searchParams;
  const enterprise = await orRefuse(readOwnEnterprise(ctx, refWithin(args)));
  const timeline = await orRefuse(readTimeline(ctx, { enterprise: enterprise.id }, readPage(query, 'history')));
  return { enterprise, timeline, done: query.get('done') };
}

export const meta: MetaFunction = doorMeta('enterpriseDesk.title');

export default function OwnEnterprise() {
  const { enterprise, timeline, done } = useLoaderData<typeof loader>();
  const t = useWords();
  const to = useLocalPath();
  const said = useSaid(done);
  const { ref, role, people, joinRequests } = enterprise;
  const path = to(`/desk/enterprises/${ref}`);
  return (
    <Door title={t('enterpriseDesk.title')} said={said}>
      <EnterpriseFacts enterprise={enterprise} more={[{ name: t('enterpriseDesk.role'), value: t(`enterpriseDesk.roles.${role}`) }]} />
      <ul className="plain">
        <li>
          <Link to={`${path}/people`}>{t('enterpriseDesk.people')}</Link> {t('enterpriseDesk.peopleCount', { count: people })}
          {joinRequests > 0 ? ` · ${t('enterpriseDesk.joinWaiting', { count: joinRequests })}` : null}
        </li>
        <li>
          <Link to={`${path}/capabilities`}>{t('capability.title')}</Link>
        </li>
        <li>
          <Link to={to('/desk/enterprises')}>{t('enterpriseDesk.title')}</Link>
        </li>
      </ul>
      <TimelineSection timeline={timeline} path={`/desk/enterprises/${ref}`} />
    </Door>
  );
}
