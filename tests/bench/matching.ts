/**
 * `npm run bench:matching`: matching in process, on products and needs drawn from the real directory with a fixed seed. For each size are
 * printed: what one product that changed costs against all needs, what one new need costs against all products, and on a sample whether the
 * indexes find what looking at every pair finds. Nothing is asserted. `--million` adds a full pass of 1,000,000 products × 10,000 needs.
 */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { answers, match, type Need } from '#app/domain/matching/match.ts';
import { asMatched } from '#app/domain/matching/need.ts';
import { NeedIndex } from '#app/domain/matching/need-index.ts';
import { OfferIndex } from '#app/domain/matching/offer-index.ts';
import { type Offer, readOffer } from '#app/domain/matching/offered.ts';
import { readGoods } from '#app/domain/matching/read-goods.server.ts';
import { seededRandom } from './measure/random.ts';

const rowsOf = (file: string) =>
  parse(readFileSync(`db/seed/directory/${file}`), { columns: true, skip_empty_lines: true, bom: true }) as Record<string, string>[];
const [products, demands] = [rowsOf('products.csv'), rowsOf('demands.csv')];

const random = seededRandom(20_261_124);
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;

const goods = readGoods();
const makes = ['示例甲', '示例乙', '示例丙', '示例丁', '示例戊', '示例己'];

function aProduct(n: number): Offer {
  const { name, category } = pick(products);
  return readOffer(
    { id: String(n), ref: `B${n}`, name: pick(makes) + name, category: category || null, proofs: n % 4, says: new Map() },
    goods,
  );
}

/** One to three of the things that the real needs ask for, of any two of them. */
function aNeed(): Need {
  const [one, other] = [pick(demands), pick(demands)];
  const words = [...one.wanted_product!.split(/[;；]/).slice(0, 2), ...(random() < 0.3 ? [other.wanted_product!.split(/[;；]/)[0]!] : [])];
  return asMatched({ title: one.title!, words: words.join('；') }, goods);
}

const quantile = (times: readonly number[], share: number) => [...times].sort((a, b) => a - b)[Math.floor(times.length * share)]!;
const figures = (times: readonly number[]) =>
  `p50 ${quantile(times, 0.5).toFixed(2)} ms, p95 ${quantile(times, 0.95).toFixed(2)} ms, most ${Math.max(...times).toFixed(1)} ms`;

function measure(productCount: number, needCount: number): void {
  const [needIndex, offerIndex] = [new NeedIndex(goods), new OfferIndex(goods)];
  const begun = performance.now();
  const needs = Array.from({ length: needCount }, aNeed);
  for (const [n, need] of needs.entries()) needIndex.put(String(n), need);
  const offers = Array.from({ length: productCount }, (_, n) => aProduct(n));
  for (const offer of offers) offerIndex.put(offer);
  console.log(`\n${productCount} products, ${needCount} needs; read and indexed in ${((performance.now() - begun) / 1_000).toFixed(1)} s`);

  let found = 0;
  const reverse = Array.from({ length: 2_000 }, (_, n) => {
    const offer = aProduct(productCount + n);
    const start = performance.now();
    found += needIndex.answeredBy(offer).size;
    return performance.now() - start;
  });
  console.log(`one changed product against all needs: ${figures(reverse)}; ${(found / reverse.length).toFixed(0)} needs each`);
  found = 0;
  const forward = Array.from({ length: 500 }, () => {
    const need = aNeed();
    const start = performance.now();
    found += offerIndex.answersTo(need).length;
    return performance.now() - start;
  });
  console.log(`one new need against all products:     ${figures(forward)}; ${(found / forward.length).toFixed(0)} products each`);

  let different = 0;
  for (let n = 0; n < 300; n++) {
    const offer = pick(offers);
    const byPairs = needs.flatMap((need, id) => {
      const ledger = match(need, offer, goods);
      return ledger && answers(ledger) ? [`${id} ${JSON.stringify(ledger)}`] : [];
    });
    const byIndex = [...needIndex.answeredBy(offer)].map(([id, ledger]) => `${id} ${JSON.stringify(ledger)}`);
    if (JSON.stringify(byPairs.sort()) !== JSON.stringify(byIndex.sort())) different += 1;
  }
  console.log(`300 products against every need by hand: ${different} differ`);
}

measure(10_000, 1_000);
measure(100_000, 10_000);
if (process.argv.includes('--million')) {
  const needIndex = new NeedIndex(goods);
  for (let n = 0; n < 10_000; n++) needIndex.put(String(n), aNeed());
  const before = process.cpuUsage();
  let found = 0;
  for (let n = 0; n < 1_000_000; n++) found += needIndex.answeredBy(aProduct(n)).size;
  const { user, system } = process.cpuUsage(before);
  console.log(`\n1,000,000 products × 10,000 needs: ${((user + system) / 1e6).toFixed(0)} s of CPU, ${found} matches`);
}
