/** Sums of money written twice, in capital numerals (壹佰万元整) and in figures beside them, that are not the same. */
import type { Quoted } from '#app/domain/catalogue/readings.ts';

const digits = '零壹贰叁肆伍陆柒捌玖';
const places: Readonly<Record<string, number>> = { 拾: 10, 佰: 100, 仟: 1000 };
const words =
  /(?:人民币)?([零壹贰叁肆伍陆柒捌玖拾佰仟万亿]{2,30})[元圆](?:[整正]|(?:[零壹贰叁肆伍陆柒捌玖]角)?(?:[零壹贰叁肆伍陆柒捌玖]分)?)/gu;
const figures = /^[\s（(，,、:：]{0,4}(?:小写[:：]?\s*)?(?:人民币|RMB|CNY|[¥￥])?\s*(\d[\d,，]{0,18}(?:\.\d+)?)\s*(万|亿)?\s*元?/u;

/** Those of a text that differ, from the first word to the last figure. */
export function differingSums(text: string): Quoted[] {
  return [...text.matchAll(words)].flatMap((hit) => {
    const end = hit.index + hit[0].length;
    const beside = figures.exec(text.slice(end, end + 60));
    if (!beside || !/[（(¥￥:：]|RMB|CNY|小写/u.test(beside[0])) return [];
    const inWords = sumOf(hit[1]!) + fractionOf(hit[0]);
    const inFigures = Number(beside[1]!.replace(/[,，]/gu, '')) * (beside[2] === '万' ? 1e4 : beside[2] === '亿' ? 1e8 : 1);
    const stop = end + beside[0].length;
    return Math.abs(inWords - inFigures) < 0.005 ? [] : [{ quote: text.slice(hit.index, stop), start: hit.index, end: stop }];
  });
}

function sumOf(written: string): number {
  let [all, upToWan, digit] = [0, 0, 0];
  for (const character of written) {
    const value = digits.indexOf(character);
    if (value >= 0) digit = value;
    else if (character === '亿') [all, upToWan, digit] = [(all + upToWan + digit) * 1e8, 0, 0];
    else if (character === '万') [all, upToWan, digit] = [all + (upToWan + digit) * 1e4, 0, 0];
    else [upToWan, digit] = [upToWan + (digit || 1) * places[character]!, 0];
  }
  return all + upToWan + digit;
}

const fractionOf = (written: string): number => {
  const part = (unit: string) => Math.max(0, digits.indexOf(new RegExp(`([${digits}])${unit}`, 'u').exec(written)?.[1] ?? '零'));
  return part('角') / 10 + part('分') / 100;
};
