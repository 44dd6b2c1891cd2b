/**
 * Rows of a generated catalogue, in blocks: an enterprise with its products, an enterprise without any, or a product without
 * a legal person, in the proportions of the real directory. How many products a maker has follows the real counts, and beyond
 * the largest of them a long tail (Pareto), which a directory of a few hundred rows cannot show.
 */
import { nameSort } from '#search/analysis/name-sort.ts';
import type { Random } from './random.ts';
import type { RealEnterprise, RealProduct, RealRows } from './real-rows.ts';
import { varied, type Words } from './words.ts';

type Row = Record<string, unknown>;
/** Rows by table, in the order in which they can be inserted. */
export type Block = { enterprises: Row[]; products: Row[]; product_attributes: Row[]; credentials: Row[] };

const tailShare = 0.004;
const tailExponent = 1.1;
const largestMaker = 400;
const day = 86_400_000;

export const emptyBlock = (): Block => ({ enterprises: [], products: [], product_attributes: [], credentials: [] });

export class Generator {
  private readonly free: readonly RealProduct[];
  private readonly made: readonly RealProduct[];
  private readonly bySector = new Map<string, RealProduct[]>();
  private readonly byMaker = new Map<string, RealProduct[]>();
  private readonly makers: readonly RealEnterprise[];
  private readonly idle: readonly RealEnterprise[];
  private count = 0;

  constructor(
    private readonly random: Random,
    real: RealRows,
    private readonly words: Words,
    /** The latest instant at which a product can have been published. */
    private readonly until: Date,
  ) {
    this.free = real.products.filter((product) => product.enterpriseId === null);
    this.made = real.products.filter((product) => product.enterpriseId !== null);
    this.makers = real.enterprises.filter((enterprise) => enterprise.products > 0);
    this.idle = real.enterprises.filter((enterprise) => enterprise.products === 0);
    for (const product of this.made) {
      push(this.bySector, product.row.sector_code, product);
      push(this.byMaker, product.enterpriseId!, product);
    }
  }

  /** At most `most` products and whoever makes them. */
  next(most: number): Block {
    const block = emptyBlock();
    const blocks = this.free.length + this.makers.length + this.idle.length;
    const drawn = this.random.below(blocks);
    if (drawn < this.free.length) this.product(block, this.free[drawn]!, null, null);
    else if (drawn < this.free.length + this.idle.length)
      this.enterprise(block, this.idle[drawn - this.free.length]!, this.random.one(this.made).row.sector_code);
    else this.maker(block, this.makers[drawn - this.free.length - this.idle.length]!, most);
    return block;
  }

  private maker(block: Block, like: RealEnterprise, most: number): void {
    const { random } = this;
    const sector = random.one(this.byMaker.get(like.id)!).row.sector_code;
    const enterprise = this.enterprise(block, like, sector);
    const tail = random.chance(tailShare) ? random.next() ** (-1 / tailExponent) : 1;
    const wanted = Math.min(most, largestMaker, Math.ceil(like.products * tail));
    const brands = [enterprise.brand, this.words.brand(random)];
    for (let i = 0; i < wanted; i++) {
      const template = random.one(random.chance(0.85) ? this.bySector.get(sector)! : this.made);
      this.product(block, template, enterprise.row, brands[random.chance(0.9) ? 0 : 1]!);
    }
  }

  private enterprise(block: Block, like: RealEnterprise, sector: string): { row: Row; brand: string } {
    const { random, words } = this;
    const brand = words.brand(random);
    const name = words.enterprise(random, like.row.name, sector, brand);
    const row = {
      ...like.row,
      ...this.unsourced(),
      ...{ id: random.uuid(), ref: this.ref('E'), name, name_sort: nameSort(name), uscc: null },
      main_product: like.row.main_product === null ? null : words.product(random, random.one(this.bySector.get(sector)!), null),
    };
    block.enterprises.push(row);
    this.credentials(block, like.credentials, { enterprise_id: row.id, product_id: null });
    return { row, brand };
  }

  private product(block: Block, like: RealProduct, maker: Row | null, brand: string | null): void {
    const { random } = this;
    const ownBrand = like.row.brand === null ? null : (brand ?? this.words.brand(random));
    const name = this.words.product(random, like, ownBrand);
    const published = new Date(this.until.getTime() - Math.floor(random.next() * 1000 * day)).toISOString();
    const row = {
      ...like.row,
      ...this.unsourced(),
      ...{ id: random.uuid(), ref: this.ref('P'), name, name_sort: nameSort(name), brand: ownBrand },
      enterprise_id: maker?.id ?? null,
      enterprise_as_printed:
        like.row.enterprise_as_printed === null
          ? null
          : this.words.enterprise(random, String(like.row.enterprise_as_printed), like.row.sector_code, this.words.brand(random)),
      // Mostly where the maker is; the sixth part where the template stands.
      ...(maker && random.chance(5 / 6) ? { city_code: maker.city_code, county_code: maker.county_code } : {}),
      notes: like.row.notes === null ? null : varied(random, like.row.notes),
      published_at: published,
      updated_at: published,
    };
    block.products.push(row);
    for (const attribute of like.attributes) block.product_attributes.push({ ...attribute, ...this.unsourced(), product_id: row.id });
    this.credentials(block, like.credentials, { enterprise_id: null, product_id: row.id });
  }

  private credentials(block: Block, like: RealProduct['credentials'], bearer: Row): void {
    for (const credential of like) {
      const { number } = credential;
      const fresh = number === null ? null : varied(this.random, number);
      const title = number === null || fresh === null ? credential.title : String(credential.title).replace(number, fresh);
      block.credentials.push({ ...credential, ...this.unsourced(), ...bearer, id: this.random.uuid(), number: fresh, title });
    }
  }

  private ref(letter: string): string {
    this.count++;
    return `${letter}9${String(this.count).padStart(7, '0')}`;
  }

  /** A made-up fact has no source, and says so. */
  private unsourced(): Row {
    return { source: null, source_title: '示例 (generated for a measurement)', created_at: this.until.toISOString() };
  }
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
