import { languages, tagOf } from './language.ts';
import type { Named } from './names.ts';
import { useLanguage } from './page-context.tsx';

/** What it is called in the languages other than the page's. */
export function OtherNames({ names }: { names: Named }) {
  const current = useLanguage();
  return (
    <p className="fine">
      {languages
        .filter((language) => language !== current && names[language])
        .map((language) => (
          <span key={language} className="part" lang={tagOf[language]}>
            {names[language]}
          </span>
        ))}
    </p>
  );
}
