/**
 * Chinese running text, set with Chinese marks.
 *
 * 1. Marks beside Chinese characters become full-width, with the space after them gone; brackets in pairs.
 * 2. Figures, addresses, times and text in Latin letters stay as they are.
 */
import { expect, test } from 'vitest';
import { fullWidth } from '#app/ui/full-width.ts';

test.for([
  ['1966年试制成功,国内第一台轮式装载机(历史产品)', '1966年试制成功，国内第一台轮式装载机（历史产品）'],
  ['展期由4天延至5天, 公众开放日增加1天; 东盟展区30%; 新增专题', '展期由4天延至5天，公众开放日增加1天；东盟展区30%；新增专题'],
  ['武鸣县(2015年撤县设区)', '武鸣县（2015年撤县设区）'],
  ['《方案》(到2027年)', '《方案》（到2027年）'],
  ['东盟采购商:智能化设备', '东盟采购商：智能化设备'],
  ['螺母 (M8)', '螺母（M8）'],
  ['线圈1台;18通道线圈1台', '线圈1台；18通道线圈1台'],
  ['时间:10:30', '时间：10:30'],
] as const)('1. %s', ([typed, set]) => {
  expect(fullWidth(typed)).toBe(set);
});

test.for(['3,000 m2', 'China-ASEAN Expo (CAEXPO)', '10:30', 'https://example.com/a,b;c', 'A, B; C', '规模1:3'])('2. %s', (text) => {
  expect(fullWidth(text)).toBe(text);
});
