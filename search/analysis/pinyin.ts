/**
 * Mandarin in Latin letters.
 *
 * Readings come from pinyin-pro's phrase dictionary, corrected for names of places and goods in which a character is read
 * otherwise than usual. ü is written v, as people type it.
 */
import { customPinyin, pinyin } from 'pinyin-pro';

/** Place names, brands and goods with a polyphone that the general dictionary gets wrong or leaves to chance. */
customPinyin({
  百色: 'bǎi sè',
  六堡: 'liù bǎo',
  龙圩: 'lóng xū',
  那坡: 'nà pō',
  都安: 'dū ān',
  平乐: 'píng lè',
  乐业: 'lè yè',
  长洲: 'cháng zhōu',
  长鸿: 'cháng hóng',
  兴安: 'xīng ān',
  兴业: 'xīng yè',
  兴宁: 'xīng níng',
  兴宾: 'xīng bīn',
  东兴: 'dōng xīng',
  柳兴: 'liǔ xīng',
  坭兴: 'ní xīng',
  泥兴: 'ní xīng',
  大新: 'dà xīn',
  合浦: 'hé pǔ',
  荔浦: 'lì pǔ',
  浦北: 'pǔ běi',
  重庆: 'chóng qìng',
  重卡: 'zhòng kǎ',
  重钙: 'zhòng gài',
  重质: 'zhòng zhì',
  参芪: 'shēn qí',
  藏青果: 'zàng qīng guǒ',
  模具: 'mú jù',
  模板: 'mú bǎn',
  薄板: 'báo bǎn',
  冠捷: 'guàn jié',
  盛隆: 'shèng lóng',
  中恒: 'zhōng héng',
  台铃: 'tái líng',
  调味品: 'tiáo wèi pǐn',
  曲轴: 'qū zhóu',
  联轴: 'lián zhóu',
  干电池: 'gān diàn chí',
  芒果干: 'máng guǒ gān',
  种植机: 'zhòng zhí jī',
  降解: 'jiàng jiě',
  歧化: 'qí huà',
});

const memory = new Map<string, readonly string[]>();

/** The syllables of a run of Han characters, without tones, one for each character. */
export function syllablesOf(han: string): readonly string[] {
  const known = memory.get(han);
  if (known) return known;
  const syllables = pinyin(han, { toneType: 'none', type: 'array', v: true, nonZh: 'removed' });
  if (memory.size > 200_000) memory.clear();
  memory.set(han, syllables);
  return syllables;
}

/** Syllable and tone of each character, other text left as it is: what names are sorted by. */
export function sortingSyllables(text: string): readonly string[] {
  return pinyin(text, { toneType: 'num', type: 'array', v: true, nonZh: 'consecutive' });
}
