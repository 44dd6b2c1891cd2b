import type { Grant } from '#app/platform/context.ts';
import { useWords } from './page-context.tsx';
import { useReference } from './reference-context.tsx';

/** A grant in words: 市级审核员（柳州市）. */
export function useGrantText(): (grant: Grant) => string {
  const t = useWords();
  const { placeName } = useReference();
  return ({ role, regionCode, department }) => {
    const name = t(`administration.roles.${role}`);
    const where = department ? t(`administration.departments.${department}`) : placeName(regionCode);
    return where ? name + t('common.aside', { text: where }) : name;
  };
}
