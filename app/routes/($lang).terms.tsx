import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { termsVersion } from '#app/domain/accounts/terms.ts';
import { languageFrom } from '#app/http/language.server.ts';
import { languageOfParams, pageMeta } from '#app/ui/meta.ts';
import { useWords } from '#app/ui/page-context.tsx';
import { wordsOf } from '#app/ui/words/index.ts';

const use = ['service', 'content', 'recommends', 'account', 'changes'] as const;
const kept = ['collected', 'contacts', 'kept', 'others', 'rights'] as const;

export function loader(args: LoaderFunctionArgs) {
  languageFrom(args);
  return null;
}

export const meta: MetaFunction = ({ params }) => {
  const language = languageOfParams(params);
  return pageMeta(language, { title: wordsOf(language)('terms.title') });
};

/** What people agree to when they open an account; the version is kept with their consent. */
export default function Terms() {
  const t = useWords();
  return (
    <div className="door prose">
      <h1>{t('terms.title')}</h1>
      <p className="lead">{t('terms.version', { version: termsVersion })}</p>
      <h2>{t('terms.terms')}</h2>
      {use.map((one) => (
        <p key={one}>{t(`terms.use.${one}`)}</p>
      ))}
      <h2>{t('terms.privacy')}</h2>
      {kept.map((one) => (
        <p key={one}>{t(`terms.data.${one}`)}</p>
      ))}
    </div>
  );
}
