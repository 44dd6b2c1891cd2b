import type { ReactNode } from 'react';
import { alignAttributes, comparePath, differ } from '#app/domain/catalogue/comparison.ts';
import type { ProductDetail } from '#app/domain/catalogue/product-detail.ts';
import { AttributeValue } from './attribute-value.tsx';
import { CategoryName } from './category-name.tsx';
import { fullWidth } from './full-width.ts';
import { Link } from './link.tsx';
import { Maker } from './maker.tsx';
import { nameIn } from './names.ts';
import { useLanguage, useLocalPath, useWords } from './page-context.tsx';
import { PlaceLinks } from './place-links.tsx';
import { useReference } from './reference-context.tsx';
import { useSupply } from './supply.ts';
import { TableScroll } from './table-scroll.tsx';
import { Zh } from './zh.tsx';

/** A row of the table: what is compared, and what is shown for each product; null where it is not stated. */
type Row = { readonly name: string; readonly cells: readonly ReactNode[]; readonly differs: boolean };
type Group = { readonly name: string; readonly rows: readonly Row[] };

const isBlank = (cell: ReactNode) => cell === null || cell === undefined || cell === '';

/** A row whose cells are compared as the texts that `value` gives, and shown as `show` does. */
function rowOf<P>(name: string, products: readonly P[], value: (product: P) => string | null, show?: (product: P) => ReactNode): Row {
  const values = products.map(value);
  return {
    name,
    differs: differ(values),
    cells: products.map((product, index) => {
      const said = values[index] ?? null;
      return said === null ? null : show ? show(product) : <Zh key={index}>{said}</Zh>;
    }),
  };
}

const titlesOf = (product: ProductDetail, byEnterprise: boolean) =>
  product.inForce.filter((credential) => credential.byEnterprise === byEnterprise).map(({ title }) => title);

function Titles({ titles }: { titles: readonly string[] }) {
  return (
    <ul>
      {titles.map((title) => (
        <li key={title}>
          <Zh>{title}</Zh>
        </li>
      ))}
    </ul>
  );
}

/** All that is known of the products, in groups of rows; a row of which nothing is known of any is left out. */
function useGroups(products: readonly ProductDetail[]): Group[] {
  const t = useWords();
  const language = useLanguage();
  const { sectorName, placesOf } = useReference();
  const supplyOf = useSupply();
  const row = (name: string, value: (product: ProductDetail) => string | null, show?: (product: ProductDetail) => ReactNode) =>
    rowOf(name, products, value, show);
  const titles = (name: string, byEnterprise: boolean) =>
    row(
      name,
      (product) => titlesOf(product, byEnterprise).toSorted().join('\n') || null,
      (product) => <Titles titles={titlesOf(product, byEnterprise)} />,
    );
  const supply = (name: string, fact: keyof ReturnType<typeof supplyOf>) =>
    row(
      name,
      (product) => supplyOf(product)[fact],
      (product) => supplyOf(product)[fact],
    );
  const makerOf = ({ enterprise, enterpriseAsPrinted }: ProductDetail) => enterprise?.ref ?? enterpriseAsPrinted;
  const groups: Group[] = [
    {
      name: t('compare.groups.identity'),
      rows: [
        row(t('product.maker'), makerOf, (product) => <Maker product={product} />),
        row(t('product.brand'), ({ brand }) => brand),
        row(
          t('product.place'),
          (product) => product.cityCode && placesOf(product),
          (product) => <PlaceLinks {...product} />,
        ),
        row(
          t('product.sector'),
          ({ sectorCode }) => sectorCode,
          ({ sectorCode }) => sectorName(sectorCode),
        ),
        row(
          t('product.category'),
          ({ category }) => category.path,
          ({ category }) => <CategoryName category={category} />,
        ),
        row(t('product.division'), ({ division }) => division && `${division.code} ${division.zh}`),
        row(t('product.hsCode'), ({ hsCode }) => hsCode),
      ],
    },
    {
      name: t('compare.groups.attributes'),
      rows: alignAttributes(products).map((aligned) => ({
        name: nameIn(language, aligned),
        differs: aligned.differs,
        cells: aligned.cells.map((cell) => cell && <AttributeValue attribute={cell} />),
      })),
    },
    {
      name: t('compare.groups.supply'),
      rows: [
        supply(t('product.capacity'), 'capacity'),
        supply(t('product.minimumOrder'), 'minimumOrder'),
        supply(t('product.leadTime'), 'leadTime'),
        supply(t('product.contractManufacturing'), 'contract'),
        row(t('product.applications'), ({ applications }) => applications.join('、') || null),
        row(t('product.notes'), ({ notes }) => notes && fullWidth(notes)),
      ],
    },
    {
      name: t('compare.groups.credentials'),
      rows: [titles(t('compare.productCredentials'), false), titles(t('compare.enterpriseCredentials'), true)],
    },
    {
      name: t('compare.groups.data'),
      rows: [
        row(
          t('compare.basis'),
          ({ basis }) => basis,
          ({ basis }) => t(`provenance.short.${basis}`),
        ),
      ],
    },
  ];
  return groups
    .map((group) => ({ ...group, rows: group.rows.filter(({ cells }) => !cells.every(isBlank)) }))
    .filter(({ rows }) => rows.length > 0);
}

function GroupRows({ group, columns }: { group: Group; columns: number }) {
  const t = useWords();
  return (
    <tbody>
      <tr className="table-group">
        <th scope="rowgroup" colSpan={columns}>
          <span>{group.name}</span>
        </th>
      </tr>
      {group.rows.map(({ name, cells, differs }) => (
        <tr key={name} className={differs ? 'differs' : undefined}>
          <th scope="row">
            {name}
            {differs ? <span className="tag tag-differs">{t('compare.differs')}</span> : null}
          </th>
          {cells.map((cell, index) => (
            <td key={index}>{isBlank(cell) ? <span className="fine">{t('common.unknown')}</span> : cell}</td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}

/** Products side by side, the same thing in the same row. Rows that differ say so in words. */
export function ComparisonTable({ products, differing }: { products: readonly ProductDetail[]; differing: boolean }) {
  const t = useWords();
  const to = useLocalPath();
  const all = useGroups(products);
  const groups = differing
    ? all.map((group) => ({ ...group, rows: group.rows.filter(({ differs }) => differs) })).filter(({ rows }) => rows.length > 0)
    : all;
  const refs = products.map(({ ref }) => ref);
  if (groups.length === 0) return <p className="empty">{t('compare.nothingDiffers')}</p>;
  return (
    <TableScroll label={t('compare.table')}>
      <table className={`table compared of-${products.length}`}>
        <thead>
          <tr>
            <th scope="col">{t('compare.item')}</th>
            {products.map(({ ref, name }) => (
              <th key={ref} scope="col">
                <Link to={to(`/products/${ref}`)}>
                  <Zh>{name}</Zh>
                </Link>
                <span className="number">{ref}</span>
                <Link
                  className="no-print fine"
                  to={to(
                    comparePath(
                      refs.filter((other) => other !== ref),
                      differing,
                    ),
                  )}
                  aria-label={t('compare.removeOne', { name })}
                >
                  {t('compare.remove')}
                </Link>
              </th>
            ))}
          </tr>
        </thead>
        {groups.map((group) => (
          <GroupRows key={group.name} group={group} columns={products.length + 1} />
        ))}
      </table>
    </TableScroll>
  );
}
