/**
 * What a need must not ask of suppliers, with the law beside it (domain.md §4 and §5). A pattern is held against one clause at a time: `han`
 * against it folded and without spaces, `latin` with its spaces. A clause that says before the pattern that it is not asked is left alone.
 */
export const clauseRules = [
  'place-of-registration',
  'origin-lock',
  'directory-membership',
  'capital-or-turnover',
  'staff-number',
  'years-in-business',
  'ownership',
  'local-performance',
  'designated-brand',
  'forced-purchase',
  'repealed-document',
  'figures-differ',
] as const;
export type ClauseRule = (typeof clauseRules)[number];

export type ClauseWords = {
  readonly rule: ClauseRule;
  readonly law: string;
  /** Refused of a private buyer as well; else a person looks at it first. */
  readonly always?: true;
  readonly han?: RegExp;
  readonly latin?: RegExp;
};

const cities = '南宁|柳州|桂林|梧州|北海|防城港|钦州|贵港|玉林|百色|贺州|河池|来宾|崇左';
const here = `(?:本地|当地|本市|本县|本区|本省|本自治区|我市|我县|我区|区内|省内|市内|县内|辖区内?|(?:广西(?:壮族自治区)?|${cities})(?:市|区内|市内|境内)?)`;
const away = '(?:外地|外省|外市|区外|省外|市外|非本地|非广西)';
const supplier = '(?:供应商|投标人|投标单位|投标企业|报价人|响应人|厂家|厂商|企业|公司|单位|生产商|制造商|服务商|承包商)';
const must = '(?:必须|须|应当|应|需|要求|只能|方可|才能|才可)';
const only = '(?:仅限于?|只限于?|限于|限|只接受|仅接受|只面向|仅面向|只邀请|仅允许|只允许|只考虑)';
const points = '(?:优先|加\\d*分|得\\d*分|加分|方可|才能|才可|优先考虑|者优先)';
const least =
  '(?:不低于|不少于|不小于|不得低于|不得少于|不得小于|不能低于|不能少于|须达|达到|达|至少|超过|高于|大于|≥|>=|>|在?[\\d一二三四五六七八九十百千.]+(?:万|亿)?(?:元|美元)?(?:及以上|以上|起))';
/** What such a bound is of, so that it is quoted whole. */
const sum = '(?:人民币)?[\\d.一二三四五六七八九十百千]*(?:万|亿)?(?:元|美元)?';
const number = '[\\d一二两三四五六七八九十百千]+';

export const clauseWords: readonly ClauseWords[] = [
  {
    rule: 'place-of-registration',
    law: '政府采购法实施条例 20(7)',
    han: new RegExp(
      [
        `(?:工商)?(?:注册地址?|住所地?|登记地|注册|登记|注册所在地|总部)(?:${must}|为|在|是|位于|于|设在)*(?:在|为|是|位于|于|设在)${here}`,
        `(?:${only}|优先(?:选择|考虑|选用|邀请|录用|采购)?)(?:在)?${here}(?:境内|范围内|区域内)?(?:的|注册的?|登记的?|依法注册的?)?${supplier}`,
        `${here}(?:境内)?(?:的|注册的?|登记的?)?${supplier}(?:享有|享受|可|可以|予以|给予|同等条件下?)*${points}`,
        `${must}(?:为|是|系)${here}(?:的|依法|注册的?|登记的?)*${supplier}`,
        `${must}?(?:在|于)(?:${here}|采购人所在地|项目所在地)(?:境内|范围内)?(?:已)?(?:设有|设立有|具有|拥有|设立|建有)(?:固定的?|常设的?)?(?:分公司|子公司|分支机构|办事处|生产基地)(?!的承诺)`,
        `${away}${supplier}(?:不得|不能|谢绝|勿|不予|除外|免|一律不|不接受|无资格)`,
        `(?:谢绝|不接受|拒绝|不得为|禁止)${away}${supplier}`,
        `(?:纳税地|税务登记地?|社保缴纳地)(?:${must}|为|在|是)*(?:在|为|是)${here}`,
      ].join('|'),
      'gu',
    ),
    latin:
      /\b(?:must|shall|should|has to|have to|required to) be (?:a )?(?:locally )?(?:registered|incorporated|based|located|headquartered) in (?:guangxi|nanning|liuzhou|guilin|the city|the province|this city)|\b(?:only|exclusively) (?:local|guangxi) (?:companies|suppliers|firms|bidders|enterprises)|\b(?:local|guangxi) (?:companies|suppliers|firms|bidders|enterprises) only\b|\b(?:local|guangxi) (?:companies|suppliers|firms|bidders) (?:are |will be )?(?:preferred|given priority)|\bchi (?:nhan |chap nhan )?(?:cac )?(?:doanh nghiep|nha cung cap|cong ty) (?:dia phuong|quang tay|trong tinh)|\bphai (?:duoc )?dang ky (?:kinh doanh )?tai (?:quang tay|nam ninh|dia phuong)|\buu tien (?:doanh nghiep|nha cung cap) dia phuong/gu,
  },
  {
    rule: 'origin-lock',
    law: '优化营商环境条例 13',
    always: true,
    han: new RegExp(
      [
        `(?:${only}|${must}(?:为|是|采用|使用|选用)?|一律(?:为|采用|使用)?|只(?:采购|要|用|选用|使用)|仅(?:采购|采用|使用))(?:在)?${here}(?:境内)?(?:本土)?(?:生产|制造|出产|产|加工)(?:的|制造的?)?`,
        `${only}${here}(?:的)?(?:产品|货物|商品|设备|材料)`,
        `(?:产地|原产地|生产地|制造地|生产厂址)(?:${must}|${only}|为|是|在|:)*(?:限|为|是|在|于)${here}`,
        `${away}(?:生产|制造|产)?的?(?:产品|货物|商品|材料)(?:不得|不予|谢绝|除外|不接受|一律不)`,
      ].join('|'),
      'gu',
    ),
    latin:
      /\b(?:must|shall|should|have to|has to) be (?:made|produced|manufactured) (?:locally|in (?:guangxi|nanning|liuzhou|guilin|the province|the city))|\bonly (?:goods|products) (?:made|produced) (?:locally|in guangxi)|\bphai (?:duoc )?san xuat tai (?:quang tay|dia phuong)|\bchi (?:mua|nhan) (?:hang|san pham) (?:dia phuong|quang tay)/gu,
  },
  {
    rule: 'directory-membership',
    law: '公平竞争审查条例 9',
    han: new RegExp(
      [
        `(?:${must}|${only}|限|要求)(?:为|是|已|产品)*(?:列入|入选|纳入|进入|在|属于|选自)?(?:广西|自治区|本市|我市|全区|本地)?[^，,。；;]{0,8}(?:名优产品|推荐|名特优)[^，,。；;]{0,6}目录`,
        `(?:列入|入选|纳入|进入)[^，,。；;]{0,12}(?:名优产品|名优|推荐)[^，,。；;]{0,6}目录[^，,。；;]{0,10}${points}`,
        `(?:未|没有)(?:列入|入选|纳入|进入)[^，,。；;]{0,12}(?:名优产品|名优|推荐)[^，,。；;]{0,6}目录[^，,。；;]{0,10}(?:不得|不予|不能|无效|谢绝)`,
      ].join('|'),
      'gu',
    ),
    latin: /\bmust be (?:listed |included )?in the (?:guangxi )?(?:recommended|directory|catalogue)|\bphai co trong danh muc/gu,
  },
  {
    rule: 'capital-or-turnover',
    law: '广西中小企业促进条例；政府采购法实施条例 20',
    han: new RegExp(
      `(?:注册资本金?|注册资金|实缴资本|资产总额|总资产|净资产|营业收入|营业额|年?销售额|销售收入|年产值|净?利润|纳税总?额|缴税额)(?:总额|金)?[^，,。；;]{0,8}?${least}${sum}`,
      'gu',
    ),
    latin:
      /\b(?:registered|paid-?up) capital (?:of |must be |shall be |not |no )*(?:at least|less than|minimum|over|above|≥)|\b(?:minimum|annual) (?:registered capital|turnover|revenue|total assets) (?:of |must be |not |no )*(?:at least|less than|over|[\d$¥])|\b(?:von dieu le|doanh thu|tong tai san)[^,.;]{0,15}(?:toi thieu|tu \d|khong (?:duoi|it hon|thap hon)|it nhat)/gu,
  },
  {
    rule: 'staff-number',
    law: '广西中小企业促进条例',
    han: new RegExp(
      `(?:员工|职工|从业人员|在册人员|在职人员|参保人员|缴纳社保)(?:总?人数|总数|规模|数量)?[^，,。；;]{0,6}?(?:不低于|不少于|不得少于|不得低于|至少|超过|达到|达|≥|>=|>)?${number}(?:名|人)(?:及?以上|的|以上的)?`,
      'gu',
    ),
    latin:
      /\bat least \d+ (?:employees|staff members|workers)\b|\bmore than \d+ employees\b|\b(?:it nhat|toi thieu|tren) \d+ (?:nhan vien|lao dong|cong nhan)/gu,
  },
  {
    rule: 'years-in-business',
    law: '广西中小企业促进条例',
    han: new RegExp(
      [
        `(?:成立|注册成立|注册|设立|经营|营业|从业|从事本?行业|创立)(?:时间|年限|年数)?(?:${must}|已)*(?:满|超过|不少于|不低于|不得少于|不得低于|至少|达到|达|≥|>=|>)${number}(?:周|个)?年`,
        `(?:成立|注册|设立|经营|从业|从事本?行业)(?:时间|年限)?(?:在)?${number}年(?:及以上|以上)`,
        `具有${number}年以上(?:的)?(?:经营|从业|行业)(?:历史|经历|年限)`,
      ].join('|'),
      'gu',
    ),
    latin:
      /\b(?:at least|minimum|more than|over) (?:\d+|two|three|five|ten) years (?:in business|of operation|since (?:establishment|incorporation)|of business history)|\b(?:established|founded|incorporated|registered) (?:for )?(?:at least|more than|over) (?:\d+|two|three|five|ten) years|\b(?:thanh lap|hoat dong)[^,.;]{0,12}(?:it nhat|toi thieu|tren|tu) \d+ nam/gu,
  },
  {
    rule: 'ownership',
    law: '优化营商环境条例 13',
    han: new RegExp(
      [
        `(?:${only}|${must}(?:为|是)|优先(?:选择|考虑)?)(?:国有|国资|央企|国企|民营|内资|中资|外资)(?:控股)?(?:或央企|及国企)?(?:${supplier})?`,
        `(?:民营|私营|外资|合资|个体|非公有制|境外)(?:${supplier}|工商户|投资企业)(?:不得|不能|谢绝|除外|不予|不接受|无资格)`,
        `(?:国有|国资|央企|国企|民营)(?:控股)?(?:${supplier})?${points}`,
      ].join('|'),
      'gu',
    ),
    latin:
      /\b(?:only )?state-owned (?:companies|enterprises|firms) only\b|\bonly state-owned\b|\bforeign(?:-invested)? (?:companies|suppliers) (?:are )?(?:excluded|not accepted|may not)|\bchi (?:nhan )?doanh nghiep nha nuoc/gu,
  },
  {
    rule: 'local-performance',
    law: '政府采购法实施条例 20(4)',
    han: new RegExp(
      [
        `${here}(?:境内|范围内|级|政府)?(?:的|同类|类似|相关|颁发的?|行政区域内?|医院|学校|政府|项目)*(?:业绩|获奖|奖项|奖励|荣誉|奖|案例|合同业绩|供货业绩)[^，,。；;]{0,14}(?:${points}|不少于|至少|以上|得|加)`,
        `(?:具有|具备|有|提供|${must})(?:近[\\d一二三四五]+年)?[^，,。；;]{0,6}${here}(?:境内|范围内|级|政府)?(?:的|同类|类似|相关|项目|医院|学校|机关|供货|服务)*(?:业绩|案例|获奖|奖项|供货合同)`,
        `获得?过?${here}[^，,。；;]{0,6}(?:奖|荣誉)[^，,。；;]{0,8}${points}`,
      ].join('|'),
      'gu',
    ),
    latin:
      /\b(?:local|guangxi) (?:references|track record|projects|awards)[^,.;]{0,20}(?:required|points|score|preferred)|\bkinh nghiem (?:tai )?(?:dia phuong|quang tay)[^,.;]{0,12}(?:bat buoc|cong diem)/gu,
  },
  {
    rule: 'designated-brand',
    law: '政府采购法实施条例 20(6)',
    han: new RegExp(
      [
        `(?:指定|限定|唯一|独家)(?:使用|采用|的)?[^，,。；;不]{0,12}(?:品牌|牌(?!号|照|匾)|商标)(?!.{0,10}(?:或相当|或同等|相当于|同等档次|以上档次))`,
        `(?:${only}|${must}(?:为|是|采用|使用|选用))[^，,。；;不]{1,10}(?:品牌|牌(?!号|照|匾))(?!.{0,10}(?:或相当|或同等|相当于|同等档次|以上档次))`,
        `(?:指定|限定|独家|唯一)(?:的)?(?:${supplier}|经销商|代理商|供货商)`,
        `${must}(?:提供|出具|具有|取得)[^，,。；;]{0,6}(?:原厂|厂家|制造商|生产厂家|品牌方)[^，,。；;]{0,6}(?:唯一|专项|独家)?授权`,
      ].join('|'),
      'gu',
    ),
    latin:
      /\b(?:brand [a-z]+|[a-z]+ brand) only(?!.{0,20}(?:equivalent|equal))|\bmust be (?:of )?(?:the )?brand [a-z]+(?!.{0,20}(?:equivalent|equal))|\bdesignated (?:supplier|brand|manufacturer)\b|\bchi (?:dung|nhan|mua) (?:hang )?(?:thuong hieu|nhan hieu) (?!.{0,30}tuong duong)/gu,
  },
  {
    rule: 'forced-purchase',
    law: '反垄断法 39',
    always: true,
    han: new RegExp(
      `(?:必须|应当|一律|强制|务必)(?:优先)?(?:采购|购买|选购|选用|采用|使用)[^，,。；;]{0,4}(?:${here}|目录内|名优)[^，,。；;]{0,6}(?:产品|货物|商品|材料|设备|企业)|限定(?:采购|购买|使用|选用)[^，,。；;]{0,8}(?:产品|货物|商品|企业)`,
      'gu',
    ),
  },
  {
    rule: 'repealed-document',
    law: '桂政办发〔2021〕78号',
    han: /桂政办发[〔[（(]?2015[〕\]）)]?第?78号/gu,
  },
];

/** Said before a pattern, in the same clause: it is not asked, or forbidden to ask. Not 不得低于, which asks. */
export const notAsked =
  /(?:不得|不|禁止|严禁|无需|无须|毋须|勿|取消|不再|不应|不能)(?:以|因|将|把|对|设置?|限制?|限定|指定|要求|规定|作|设定|区分|歧视|排斥|考虑)|不论|无论|不分|均可|不拘|不含|regardless of|irrespective|\bno requirement|\bnot required|khong (?:yeu cau|gioi han|phan biet)/u;
