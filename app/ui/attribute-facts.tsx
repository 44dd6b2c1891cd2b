import type { ProductAttribute } from '#app/domain/catalogue/product-detail.ts';
import { AttributeValue } from './attribute-value.tsx';
import { Equivalents } from './equivalents.tsx';
import { Facts } from './facts.tsx';
import { nameIn } from './names.ts';
import { useLanguage, useWords } from './page-context.tsx';

/** The typed attributes of a product, where it has any. */
export function AttributeFacts({ attributes }: { attributes: readonly ProductAttribute[] }) {
  const t = useWords();
  const language = useLanguage();
  if (attributes.length === 0) return null;
  return (
    <section className="section" aria-labelledby="attributes">
      <h2 id="attributes">{t('product.attributes')}</h2>
      <Facts
        facts={attributes.map((attribute) => ({
          name: nameIn(language, attribute),
          value: (
            <>
              <AttributeValue attribute={attribute} />
              <Equivalents names={attribute.equivalents} />
            </>
          ),
        }))}
      />
    </section>
  );
}
