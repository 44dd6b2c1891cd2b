/** Words of buying and selling, and grammar: they say that something is wanted, not what. */

const han =
  '的 和 与 及 或 等 类 有 找 求 买 卖 用 供应商 供货商 供应 供货 供 厂家 厂商 生产企业 生产厂家 生产 制造 制造商 工厂 公司 企业 采购 采购商 求购 收购 批发 批发商 大宗 价格 报价 多少钱 ' +
  '哪里 哪家 哪些 什么 推荐 直销 直供 现货 订购 订货 定做 加工厂 配套 协作配套 产品 商品 货源 经销商 代理 代理商 出售 销售 本地 国内 优质 品牌 知名 广西 广西壮族自治区 中国';
const latin =
  'a an the of for and or in from with to buy buyer sell supplier supply manufacturer maker factory company wholesale wholesaler price cheap export exporter china chinese guangxi made product best quality ' +
  'cua va cho voi tu mua ban gia nha cung cap cong ty san xuat xuong quang tay trung quoc hang';

const words = new Set([...han.split(' '), ...latin.split(' ')]);
const vietnamesePhrases = ['nha cung cap', 'nha san xuat', 'cong ty', 'gia re', 'quang tay', 'trung quoc', 'nguoi mua'];
const stubborn = new Set([
  'gia',
  'ban',
  'cap',
  'tu',
  'hang',
  'mua',
  'va',
  'nha',
  'san',
  'cong',
  'ty',
  'xuat',
  'quang',
  'tay',
  'trung',
  'quoc',
  'cung',
]);

/** @param key Han as folded, or Latin words with one space between. */
export const isNoise = (key: string) => (words.has(key) && !stubborn.has(key)) || vietnamesePhrases.includes(key);

/** Words for a class of things so wide that they hardly tell one from another: the word before them says what is wanted. */
const classes = new Set(
  (
    '设备 装备 机械 机器 机具 装置 系统 材料 原料 原材料 制品 用品 器材 器具 配件 部件 零件 零部件 组件 构件 仪器 工具 技术 项目 服务 加工 施工 生产线 成套 系列 工程 行业 深加工 ' +
    'equipment machine machinery system material product part component device tool goods service thiet bi may moc vat lieu he thong'
  ).split(' '),
);

export const isClassWord = (key: string) => classes.has(key);
