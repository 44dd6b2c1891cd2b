import type { Equivalent } from '#app/domain/catalogue/grades.ts';
import { useWords } from './page-context.tsx';

/** What else the grades of a material are called, and on what that rests. Nothing where no grade was named. */
export function Equivalents({ names }: { names: readonly Equivalent[] }) {
  const t = useWords();
  if (names.length === 0) return null;
  const listed = (sameness: Equivalent['sameness']) => {
    const those = names.filter((one) => one.sameness === sameness);
    return [...new Set(those.map(({ name }) => name))].join(t('common.comma'));
  };
  const [renamed, comparable] = [listed('renamed'), listed('comparable')];
  return (
    <span className="fine equivalents">
      {renamed ? <span>{t('product.gradeNames') + renamed}</span> : null}{' '}
      {comparable ? <span>{t('product.nearGrades') + comparable}</span> : null}{' '}
      <span>{t('product.gradeNote', { standards: [...new Set(names.map(({ standard }) => standard))].join(t('common.comma')) })}</span>
    </span>
  );
}
