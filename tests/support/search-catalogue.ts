/** A small catalogue for tests of search. The goods are everyday words, the brands and firms made up. */

import type { Db } from '#db/client.ts';
import type { products } from '#db/schema/catalogue.ts';
import { nameSort } from '#search/analysis/name-sort.ts';
import type { SearchEngine } from '#search/engine/port.ts';
import { aCategory, aProduct } from './make.ts';

type Row = readonly [key: string, name: string, category: string, given?: Partial<typeof products.$inferInsert>];

export const goods: readonly Row[] = [
  ['noodles', '虚构牌螺蛳粉', '方便食品/螺蛳粉', { brand: '虚构', cityCode: '450200' }],
  ['fruit', '臆造罗汉果', '果蔬加工/罗汉果', { brand: '臆造', cityCode: '450300' }],
  ['foil', '臆造铝箔', '铝加工/铝箔', { brand: '臆造', cityCode: '451000', sectorCode: 'al' }],
  ['otherFoil', '铝箔(空想)', '铝加工/铝箔', { brand: '空想', cityCode: '450100', sectorCode: 'al' }],
  ['lathe', '空想CK6140数控车床', '机床/数控车床', { brand: '空想', sectorCode: 'machine', notes: '可加工曲轴' }],
  ['bag', '小化妆包', '箱包'],
  ['beer', '空想啤酒', '啤酒', { brand: '空想', sectorCode: 'liquor' }],
  ['beerFish', '臆造啤酒鱼', '预制菜/啤酒鱼'],
  ['plywood', '臆造胶合板', '人造板/胶合板', { sectorCode: 'wood', cityCode: '450800', countyCode: '450804' }],
  ['diesel', '虚构柴油发动机', '内燃机/柴油机', { sectorCode: 'engine' }],
  ['digger', '空想挖掘机', '工程机械/挖掘机', { sectorCode: 'machine' }],
  ['electricDigger', '空想电动挖掘机', '工程机械/电动挖掘机', { sectorCode: 'machine' }],
  ['greenBicycle', '绿野电动自行车', '电动自行车', { brand: '绿野', sectorCode: 'ebike' }],
  ['tea', '虚构六堡茶', '茶叶/黑茶', { sectorCode: 'tea', cityCode: '450400' }],
  ['drug', '臆造止咳糖浆', '中成药/糖浆', { regulated: 'drug', sectorCode: 'pharma' }],
  ['draft', '臆造铝箔样品', '铝加工/铝箔', { status: 'draft', publishedAt: null }],
];

/** Puts the goods into the tables and the index; gives their ids by key. */
export async function fillCatalogue(db: Db, engine: SearchEngine, rows: readonly Row[] = goods): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const [key, name, category, given] of rows) {
    const { id: categoryId } = await aCategory(db, category);
    ids.set(key, (await aProduct(db, { name, nameSort: nameSort(name), categoryId, ...given })).id);
  }
  await db.transaction((tx) => engine.refresh(tx, 'product', [...ids.values()]));
  return ids;
}
