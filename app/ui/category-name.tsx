import type { ProductDetail } from '#app/domain/catalogue/product-detail.ts';
import { type Named, nameIn } from './names.ts';
import { useLanguage } from './page-context.tsx';
import { Zh } from './zh.tsx';

/** A category with the one above it; in Chinese where the data hold no other name. */
export function CategoryName({ category }: { category: ProductDetail['category'] }) {
  const language = useLanguage();
  const known = (named: Named) => (language === 'zh' || named[language] ? nameIn(language, named) : <Zh>{named.zh}</Zh>);
  return (
    <>
      {category.parent ? <>{known(category.parent)} / </> : null}
      {known(category)}
    </>
  );
}
