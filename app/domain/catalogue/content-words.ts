/**
 * What free text of a listing must not say, with the article beside it. 广告法 is the Advertising Law; the words on local preference
 * rest on 公平竞争审查条例 8–9 and 优化营商环境条例 13 (domain.md §5).
 *
 * `han` is matched against the text folded and freed from spaces, quotes and ornaments, `latin` against the text folded with its
 * spaces (Vietnamese without its marks). Exceptions are part of the pattern: what may follow, what must stand before.
 */
export const contentRules = [
  'absolute-claim',
  'claim-needs-proof',
  'honour-without-evidence',
  'state-organ',
  'medical-claim',
  'health-claim',
  'drug-promotion',
  'health-food-claim',
  'patent-without-number',
  'forced-local',
  'contact-data',
  'link',
] as const;
export type ContentRule = (typeof contentRules)[number];
export type Severity = 'refuse' | 'ask-moderator';

/** Goods with rules of their own; null for all others. */
export type Goods = 'drug' | 'device' | 'health-food' | null;

export type Word = {
  readonly rule: ContentRule;
  readonly severity: Severity;
  readonly law: string;
  readonly han?: RegExp;
  readonly latin?: RegExp;
  /** Of which goods it is said; of all where absent. */
  readonly of?: readonly Goods[];
};

const organ =
  '(?:国务院|全国人大|党中央|中南海|人民大会堂|国家机关|政府机关|(?:人民|自治区|省|市|县)政府|公安部|海关总署|工信部|商务部|农业农村部|市场监管总局|国家领导人|党和国家领导|总书记|总理|解放军|部队|军队)';
const buying = '(?:采购|购买|选购|选用|采用|使用|买)';
const here = '(?:本地|本市|本省|本区|本县|当地|区内|市内|省内|广西|自治区内|目录内)';
const there = '(?:外地|外省|区外|省外|市外|非本地|非广西)';
const disease =
  '(?:癌|肿瘤|高血压|血压|高血糖|血糖|血脂|糖尿病|三高|胃病|胃炎|炎症|感冒|失眠|便秘|关节炎|风湿|肝病|心脏病|前列腺|疾病|百病|病毒)';
const common: readonly Goods[] = [null, 'health-food'];

/** Titles that officially contain 国家级, 最佳 or 冠军: honours, not boasts. Shown as credentials; in free text they ask for one. */
export const officialTitles =
  /国家级(?:重点)?(?:专精特新|小巨人|绿色(?:工厂|供应链|工业园区|园区|设计产品|数据中心)|企业技术中心|工业设计中心|制造业单项冠军|服务型制造|非物质文化遗产|非遗|农业产业化|龙头企业|实验室|工程(?:研究|技术)|技术创新|知识产权|科技企业孵化器|众创空间|(?:经济技术|高新技术产业)开发区|经开区|高新区|技能大师|两化融合|智能制造|放心酒|出口食品农产品质量安全示范区|水产良种场|畜禽|博士后)|制造业单项冠军/gu;

export const words: readonly Word[] = [
  {
    rule: 'absolute-claim',
    severity: 'refuse',
    law: '广告法 9(3)',
    han: new RegExp(
      [
        '国家级',
        '世界级(?!非遗|非物质|文化遗产|港)',
        '最高级(?!别)',
        '最佳(?!食用|饮用|使用|赏味|品饮|品尝|保存|贮存|储存|比例|配比|温度|工作|匹配|配合|用量|浓度|运行|转速|工况|状态|风味期)',
        '最好(?!在|用|于|不要|先|将|避免|冷藏|随|配|提前|是在|每|按)',
        '最(?:优秀|优质|先进(?!入)|强大?(?!度)|便宜|顶级|权威|完美|专业|安全|可靠|受欢迎|畅销|正宗|地道|新科技|新技术|高品质|高质量|高标准|高水平|低价(?!格区间)|棒|牛)',
        '(?:全国|全球|世界|亚洲|国内|中国|行业|业内|业界|同行业?|同类|全网|东盟|广西|销量|质量|品质|排名|口碑|占有率|性价比)(?:市场|产品|销量|质量)?(?:稳居|位居|排名|位列|是|为)?(?:行业)?第一(?![条台块批届家部个座款只次代期辆艘套枚])',
        '第一品牌|天下第一|全国冠军|no1(?!\\d)',
        '唯一(?!性?(?:编|标|识|码|序列|二维码|追溯|追踪|对应|联系|定位|的?(?:编|标识|身份)))',
        '顶级(?!域名)|顶尖|极品|独一无二|史无前例|前所未有|前无古人|举世无双|无与伦比|无敌|至尊|万能(?!表|角度|工具|铣|试验|材料|胶|充)|终极|登峰造极|全网最低',
        '绝对(?!值|压|湿|误差|零|编码|式|定位|温|位置|坐标|粘度|黏度|真空|密度)(?:安全|可靠|领先|优|第一|有效|放心|正宗|保证|无)',
        '百分之?百有效|100%(?:有效|安全|满意|正宗)|永不(?:磨损|褪色|变形|生锈|故障|损坏)|零风险',
      ].join('|'),
      'gu',
    ),
    latin:
      /\b(?:the (?:very )?best\b|best (?:quality|in (?:the )?(?:world|china|class|industry)|brand|product)|no ?\. ?1\b|no 1\b|number one|world'?s (?:best|finest|no)|national[- ]level|state[- ]level|world[- ]class|top[- ]grade|(?:the )?only (?:one|brand|manufacturer|maker|factory) in|unrivall?ed|unbeatable|second to none|tot nhat|so 1\b|so mot|duy nhat (?:tai|o|tren)|cao cap nhat|re nhat|chat luong nhat|hoan hao nhat|cap quoc gia|vo dich)/gu,
  },
  {
    rule: 'claim-needs-proof',
    severity: 'ask-moderator',
    law: '广告法 11, 28',
    han: /(?:国际|国内|全球|世界|行业|全国|技术|亚洲|遥遥|东盟|同行)(?:市场)?(?:水平)?领先|(?:首创|首家|首款|填补.{0,4}空白|独家|独创)|(?:全国|全球|国内|世界|亚洲|中国|东盟|广西|西南|规模)最[大早多快]|(?:全国|全球|国内|世界|中国|广西|亚洲)第一[条台块家座款辆艘套枚个]|(?:市场)?占有率(?:达|超|为|约)|(?:驰名|知名)商标/gu,
    latin:
      /\b(?:world[- ]leading|global leader|industry[- ]leading|market leader|world'?s (?:first|largest|leading)|hang dau (?:the gioi|viet nam|trung quoc))/gu,
  },
  {
    rule: 'state-organ',
    severity: 'refuse',
    law: '广告法 9(1)(2)',
    han: new RegExp(
      `${organ}[^，。；,.;]{0,8}(?:特供|专供|专用|指定|推荐|首选|御用|监制|信赖|认可|接待用|用酒|用茶|品尝|称赞|点赞|代言)|国宴(?:用|专|特|指定|佳)|(?:特供|专供)(?:国家|中央|政府|机关|军队|部队|国宾)|(?:国旗|国徽|国歌|军旗|军徽)(?:图案|标志|元素|包装)`,
      'gu',
    ),
    latin:
      /\b(?:(?:recommended|appointed|endorsed|designated) by (?:the )?(?:state council|government|ministry|army)|state banquet|(?:chinh phu|quan doi) (?:khuyen dung|chi dinh))/gu,
  },
  {
    rule: 'medical-claim',
    severity: 'refuse',
    law: '广告法 17',
    of: common,
    han: new RegExp(
      `(?:治疗(?<!不[能可](?:代替|替代)药物治疗)(?!仪|床|椅|台|车|机|头|设备|系统|灯|室|用)|疗效|治愈|医治|主治|药效|药到病除|包治|祛病|抗癌|防癌|抗肿瘤|降血压|降血糖|降血脂|降三高|降尿酸|软化血管|消炎(?!罩)|止痛|止咳|化痰|壮阳|补肾|处方|根治(?!污染|扬尘|臭|黑臭|违|内涝)|(?:预防|防治|改善|缓解|抑制|远离|杜绝|调理)[^，。；,.;]{0,6}${disease})`,
      'gu',
    ),
    latin:
      /\b(?:(?:cures?|treats?|heals?|prevents?|fights?) (?:\w+ )?(?:cancer|disease|diabetes|hypertension|illness|inflammation|insomnia|colds?)|anti-?(?:cancer|tumou?r)|lowers? (?:the )?(?:blood (?:pressure|sugar|lipids?)|cholesterol)|therapeutic effects?|medicinal effects?|chua (?:khoi )?(?:benh|ung thu)|tri benh|dieu tri|chong ung thu|ha huyet ap|ha duong huyet)/gu,
  },
  {
    rule: 'health-claim',
    severity: 'ask-moderator',
    law: '广告法 17, 18',
    of: [null],
    han: /(?:增强|提高|提升)(?:人体)?免疫力|延年益寿|抗衰老|美容养颜|清热(?:解毒|去火|祛湿|降火)|祛湿(?!机|器)|活血(?:化瘀)?|排毒(?!柜|风|罩|气)|减肥(?!增效|减药|料)|瘦身|润肠(?:通便)?|护肝|养肝|养胃|健脾|安神|助眠|滋阴|保健(?:功效|作用|功能|效果)|药用价值|食疗/gu,
    latin:
      /\b(?:boosts? (?:the )?immun\w+|anti-?ageing|anti-?aging|weight[- ]loss|slimming|detox\w*|tang cuong mien dich|giam can|giai doc)/gu,
  },
  {
    rule: 'drug-promotion',
    severity: 'refuse',
    law: '广告法 15, 16',
    of: ['drug', 'device'],
    han: /有效率|治愈率|疗效(?:确切|显著|好)|无(?:毒)?副作用|安全(?:有效|可靠|无)|药到病除|根治|特效|神效|保证(?:有效|治愈)|(?:专家|医生|医师|患者)(?:推荐|证明|首选|信赖)|优于(?:其他|同类)|首选药|放心(?:服用|使用)/gu,
    latin: /\b(?:no side effects?|cure rate|doctor recommended|guaranteed cure|khong tac dung phu)/gu,
  },
  {
    rule: 'health-food-claim',
    severity: 'refuse',
    law: '广告法 18',
    of: ['health-food'],
    han: /(?:保证|确保)(?:功效|有效|安全)|(?:代替|替代)药(?:物|品)(?<!不能代替药物|不能替代药物)|健康(?:所)?必[需须]|无(?:毒)?副作用|有效率|优于药/gu,
  },
  {
    rule: 'forced-local',
    severity: 'refuse',
    law: '公平竞争审查条例 8(3), 9; 优化营商环境条例 13',
    han: new RegExp(
      [
        `(?:必须|只能|应当|应(?=${buying})|须|只准|只许|一律|强制|不得不)(?:全部|优先|首先)?${buying}(?:的)?${here}`,
        `(?:限定|指定|只限|仅限|限于)(?:${buying})?(?:于)?${here}(?!配送|自提|送|发货|安装|售后|服务网点|时间)`,
        `只${buying}${here}`,
        `(?:不得|禁止|不准|不许|严禁)${buying}${there}`,
        `${there}[^，。；,.;]{0,6}(?:不得|禁止|谢绝|不予|拒绝|除外)`,
        '(?:限定|指定)(?:采购|购买)(?:我|本|某|品牌|产品|的?供应商)',
        '必须(?:列入|在|属于|进入)[^，。；,.;]{0,6}目录',
      ].join('|'),
      'gu',
    ),
    latin:
      /\b(?:must (?:buy|purchase|source|use|procure) (?:only )?(?:local|guangxi|from (?:local|guangxi))|(?:only|exclusively) (?:local|guangxi) (?:suppliers?|products?|goods|firms|companies)|(?:limited|restricted) to (?:local|guangxi) (?:suppliers?|products?|firms)|(?:bat buoc|phai|chi duoc) (?:mua|su dung|dung) hang (?:dia phuong|quang tay))/gu,
  },
  {
    rule: 'contact-data',
    severity: 'refuse',
    law: '个人信息保护法 23, 25',
    han: /(?:加|联系|咨询)?(?:微信|薇信|威信|v信)(?:号|同号)?[:：]?[a-z\d][a-z\d_-]{5,19}|加(?:我)?(?:微信|薇信|v信|vx)|扣扣[:：]?\d{5,11}|[一二三四五六七八九零〇幺]{11}/gu,
    latin:
      /(?<![\da-z])(?:\+?86[ -]?)?1[3-9]\d(?:[ -]?\d){8}(?![\da-z])|\b(?:vx|wechat|weixin|whatsapp|zalo|telegram)(?: id)? ?[:：]? ?[+@]?[a-z\d][a-z\d_-]{5,19}|\bqq(?:号|群)? ?[:：]? ?\d{5,11}|[a-z\d._%+-]+ ?@ ?[a-z\d-]+(?:\.[a-z\d-]+)+/gu,
  },
  {
    rule: 'contact-data',
    severity: 'ask-moderator',
    law: '个人信息保护法 23, 25',
    latin: /(?<![\da-z])(?:0\d{2,3}[ -]\d{7,8}|[48]00[ -]\d{3,4}[ -]\d{3,4})(?![\da-z])/gu,
  },
  {
    rule: 'link',
    severity: 'refuse',
    law: '电子商务法 38; domain.md §8.2',
    latin: /https?:\/\/\S+|\bwww\.\S+|(?<![@\w.-])[a-z\d-]{2,}\.(?:com|cn|net|org|shop|vip|top|vn|xyz|cc)\b(?:\/\S*)?/gu,
  },
];
