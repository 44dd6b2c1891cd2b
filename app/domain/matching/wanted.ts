/** What a need asks for, read out of its words: a list of things, each by the goods it names. */
import type { Goods } from './goods.ts';

export type Wanted = {
  /** As it stands in the need. */
  readonly text: string;
  /** The name under which `Goods` keeps it; null where nobody listed it. */
  readonly goods: string | null;
  /** A place outside Guangxi from which it is to come. */
  readonly origin: string | null;
};

/** Said of how the thing is bought, and not of the thing. */
const tails =
  /(?:采购|订购|征集|供应商|供货|供应|需求|定制|增量|统一|配送|系列|若干|一批|项目|物料|(?:公开|邀请)?招标|竞争性谈判|竞争性磋商|单一来源|询价|比选|竞价|公告|年标|单价|协议库存|框架协议|意向|及|的|安装|[\s\d年度第批期()（）-])+$/u;
const counted =
  /\d+(?:\.\d+)?\s*(?:万|亿)?\s*(?:台|套|个|张|块|片|件|只|批|项|吨|公斤|斤|千克|米|辆|把|条|箱|盏|组|支|根|副|间|部|瓶|盒)/gu;
const aside = /[（(【[][^）)】\]]*[）)】\]]/gu;
/** Provinces and countries goods are asked from; Guangxi itself is no condition here. */
const elsewhere = /^(?:台湾|海南|云南|广东|福建|湖南|贵州|四川|新疆|东北|山东|江苏|浙江|泰国|越南|马来西亚|印尼|日本|韩国|澳洲|智利|进口)/u;

export function readWanted(words: string, goods: Goods): Wanted[] {
  const wanted = new Map<string, Wanted>();
  for (const group of words
    .normalize('NFKC')
    .replace(aside, ' ')
    .split(/[;；\n]/u)) {
    const pieces = group
      .split(/[、,，/]|(?<=\p{Script=Han})[与和及](?=\p{Script=Han})/u)
      .map((piece) => piece.replace(counted, '').replace(/等.*$/u, '').trim().replace(tails, '').trim())
      .filter(Boolean);
    const shared = sharedTail.exec(pieces.at(-1) ?? '')?.[0] ?? '';
    for (const text of pieces) {
      const whole = text.endsWith(shared) ? text : text + shared;
      // 洗衣机、冰箱、空调配件 are parts of all three; 水泥、防水材料 are not both materials of something.
      const name = (whole === text ? null : goods.named(whole)) ?? narrowed(text, goods);
      wanted.set(name ?? text, { text, goods: name, origin: elsewhere.exec(text)?.[0] ?? null });
    }
  }
  return [...wanted.values()];
}

/** What a list of things may be said to be wanted of. */
const sharedTail = /(?:配件|零配件|零部件|部件|备件|附件|配套件|模具)$/u;

/** The listed name a phrase ends with; a kind of it, where the phrase names one before it: 肉桂 of 肉桂香料. */
function narrowed(text: string, goods: Goods): string | null {
  const head = goods.headOf(text);
  if (head === null) return null;
  const around = goods.around(head);
  return goods.within(text).find((one) => around.get(one) === 'kind') ?? head;
}
