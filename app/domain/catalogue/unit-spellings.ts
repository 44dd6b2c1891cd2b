/**
 * How people write units: 公斤 and KG for kg, 吨/天 and t/day for t/d, mm for ㎜.
 *
 * A spelling is looked for among the units of the wanted dimension first, because some belong to two: 公斤 is a mass, and of a
 * pressure it is kgf/cm².
 */
import type { units } from '#db/schema/catalogue.ts';

export type Unit = Pick<typeof units.$inferSelect, 'code' | 'dimension' | 'zh' | 'factor' | 'shift'> & { readonly en?: string };

const pieces = '件 个 只 支 片 块 张 根 条 瓶 台 套 辆 盒 袋 箱 包 pc piece pieces';

/** Code of a unit → what else it is called; its own code, Chinese and English names need no entry. */
const others: Readonly<Record<string, string>> = {
  'kgf/cm²': '公斤/平方厘米 kg/cm² 公斤力/平方厘米 公斤 at',
  psi: 'lbf/in² 磅/平方英寸',
  mm: '㎜ 公厘 millimeter',
  cm: '厘米 公分 centimeter',
  m: '米 公尺 meter',
  km: '公里 kilometer',
  μm: 'um 微米 micron',
  in: '吋 inches " ″',
  kg: '公斤 kgs',
  jin: '市斤',
  t: '公吨 吨位 ton tons tonnes 吨级',
  L: '公升 liter l',
  mL: '毫升 cc milliliter',
  'm³': '立方 方 cbm',
  'm²': '平方 平米 平方公尺 sqm',
  'km²': '平方公里',
  mu: '市亩',
  kW: '千瓦特',
  W: '瓦特',
  PS: '公制马力',
  V: '伏特',
  kV: '千伏特',
  A: '安培',
  Ah: '安培小时',
  kWh: '度 千瓦小时',
  '°C': '度 摄氏 degC',
  mesh: '目数',
  '%': 'percent pct',
  pcs: pieces,
  unit: '辆 units',
  set: 'sets',
  s: '秒钟 sec',
  min: '分 mins',
  h: '时 hr hours',
  d: '日 days',
  'r/min': 'rpm 转/分 转/分钟 r.p.m',
  N: '牛顿',
  kN: '千牛顿',
  N·m: '牛米 Nm N.m N*m',
  'm³/h': '立方米/小时 方/小时 立方米/时 立方/小时',
  'L/min': '升/分 升/分钟 lpm',
};

/** The second half of a rate: t/a, 吨/年, 吨每年. */
const periods: Readonly<Record<string, string>> = {
  a: 'a 年 y yr year',
  mo: 'mo 月 month',
  d: 'd 天 日 day',
  h: 'h 小时 时 hr hour',
  min: 'min 分 分钟 minute',
};

const words = (list: string | undefined) => list?.split(' ') ?? [];

/** One form for m² and m2, N·m and N.m, 吨每天 and 吨/天; case is kept. */
const plain = (spelling: string) =>
  spelling
    .normalize('NFKC')
    .replaceAll('μ', 'u')
    .replace(/每/g, '/')
    .replace(/[\s·⋅•.*^]/g, '');

function spellings(unit: Unit, known: readonly Unit[]): string[] {
  const own = [unit.code, unit.zh, unit.en ?? '', ...words(others[unit.code])].filter(Boolean);
  const [left = '', right = ''] = unit.code.split('/');
  const first = known.find(({ code }) => code === left);
  const made = first && first !== unit ? [first.code, first.zh, ...words(others[left])] : [];
  return [...own, ...made.flatMap((stuff) => words(periods[right]).map((period) => `${stuff}/${period}`))].map(plain);
}

/**
 * Whether two spellings differ in case alone and mean one thing all the same. M is a million and m a thousandth: mw may be either,
 * so MW asks for its capital; mpa cannot be anything else.
 */
const sameButForCase = (typed: string, spelling: string) =>
  typed.toLowerCase() === spelling.toLowerCase() && !(spelling.startsWith('M') && typed.startsWith('m') && typed !== 'mpa');

const remembered = new WeakMap<readonly Unit[], readonly { unit: Unit; written: readonly string[] }[]>();

/** The unit that is written so: of the dimension if one is, else of any other, else null. */
export function findUnit(typed: string, dimension: string | null, known: readonly Unit[]): Unit | null {
  let all = remembered.get(known);
  if (!all) {
    all = known.map((unit) => ({ unit, written: spellings(unit, known) }));
    remembered.set(known, all);
  }
  const wanted = plain(typed);
  const wantedFirst = [all.filter(({ unit }) => unit.dimension === dimension), all];
  for (const some of wantedFirst) {
    const found =
      // 套 is a unit of its own before it is one of the words for pieces.
      some.find(({ unit }) => plain(unit.code) === wanted || plain(unit.zh) === wanted) ??
      some.find(({ written }) => written.includes(wanted)) ??
      some.find(({ written }) => written.some((spelling) => sameButForCase(wanted, spelling)));
    if (found) return found.unit;
  }
  return null;
}
