/** Made-up things for the gallery, one for each state that a component can be in. No real firm, product or honour is among them. */
import type { ProductAttribute, ProductDetail } from '#app/domain/catalogue/product-detail.ts';
import type { ProductItem } from '#app/domain/catalogue/product-item.ts';
import type { FacetCount, FacetName, SearchInput } from '#app/domain/catalogue/search-input.ts';
import type { HeldCredential, ValidCredential } from '#app/domain/enterprises/credential.ts';
import type { EnterpriseItem } from '#app/domain/enterprises/enterprise-item.ts';
import type { Segment } from '#app/platform/segment.ts';

export const fewHonours: readonly ValidCredential[] = [
  { title: '虚构质量奖', family: '虚构质量奖', kind: 'honour', byEnterprise: false },
  { title: '虚构名录（第一批）', family: '虚构名录', kind: 'listing', byEnterprise: true },
];

export const manyHonours: readonly ValidCredential[] = ['甲', '乙', '丙', '丁', '戊', '己'].map((letter) => ({
  title: `虚构荣誉${letter}`,
  family: `虚构荣誉${letter}`,
  kind: 'honour',
  byEnterprise: false,
}));

const product: ProductItem = {
  id: '00000000-0000-4000-8000-000000000001',
  ref: 'P0000',
  name: '虚构牌玻璃瓶装酱油',
  brand: '虚构',
  enterprise: { ref: 'E0000', name: '虚构食品有限公司' },
  enterpriseAsPrinted: null,
  makerScope: 'enterprise',
  sectorCode: 'food',
  category: { path: '调味品/酱油', zh: '酱油', en: 'Soy sauce', vi: 'Nước tương' },
  cityCode: '450100',
  countyCode: null,
  regulated: null,
  basis: 'page',
  source: null,
  sourceTitle: null,
  credentials: [],
};

const nobody = { enterprise: null, makerScope: 'regional' } as const;

export const rows: readonly { readonly state: string; readonly product: ProductItem }[] = [
  { state: 'plain', product },
  { state: 'few honours', product: { ...product, credentials: fewHonours } },
  { state: 'many honours, unconfirmed', product: { ...product, credentials: manyHonours, basis: 'page+name' } },
  { state: 'printed maker', product: { ...product, ...nobody, makerScope: 'unresolved', enterpriseAsPrinted: '虚构酱厂' } },
  { state: 'product of an area, place unknown', product: { ...product, ...nobody, cityCode: null } },
  { state: 'brand only', product: { ...product, ...nobody, makerScope: 'brand' } },
  { state: 'long name', product: { ...product, name: '虚构牌'.repeat(12), sectorCode: 'no-such-sector' } },
];

export const marked: readonly Segment[] = [
  { text: '虚构牌玻璃瓶装', hit: false },
  { text: '酱油', hit: true },
];

export const enterprise: EnterpriseItem = {
  id: '00000000-0000-4000-8000-000000000002',
  ref: 'E0000',
  name: '虚构食品有限公司',
  mainProduct: '酱油、米醋',
  cityCode: '450100',
  countyCode: null,
  basis: 'page+name',
  source: null,
  sourceTitle: null,
  products: 12,
  credentials: fewHonours,
};

const credential: HeldCredential = {
  title: '第一届虚构质量奖',
  family: '虚构质量奖',
  kind: 'honour',
  byEnterprise: false,
  level: 'regional',
  issuer: '虚构管理局',
  number: 'XG-2024-001',
  batch: '第一届(2024)',
  validFrom: '2024-05-01',
  validTo: '2029-04-30',
  evidence: 'https://evidence.example/1',
  source: 'https://news.example/2024/1.html',
  sourceTitle: null,
  basis: 'page',
};

export const inForce: readonly HeldCredential[] = [
  credential,
  {
    ...credential,
    title: '虚构名录',
    family: '虚构名录',
    kind: 'listing',
    level: 'municipal',
    byEnterprise: true,
    validFrom: null,
    validTo: null,
  },
];

export const past: readonly HeldCredential[] = [
  { ...credential, title: '虚构名牌产品', validFrom: null, validTo: '2017-12-31', source: null, sourceTitle: '虚构日报 2015-01-01' },
];

const pressure: ProductAttribute = {
  key: 'pressure',
  zh: '工作压力',
  en: 'Working pressure',
  vi: 'Áp suất làm việc',
  type: 'number',
  typed: '16 bar',
  low: 1.6,
  high: 1.6,
  unit: 'bar',
  baseUnit: 'MPa',
  equivalents: [],
};

const detail: ProductDetail = {
  ...product,
  enterpriseId: enterprise.id,
  categoryId: '00000000-0000-4000-8000-000000000003',
  category: { ...product.category, parent: { zh: '调味品', en: null, vi: null } },
  division: { code: 'C14', zh: '食品制造业', standard: 'GB/T 4754-2017' },
  attributes: [pressure],
  inForce,
  past,
  notes: '虚构备注',
  applications: ['家庭', '餐饮'],
  standards: [],
  exportMarkets: [],
  photographs: [],
  hsCode: '210310',
  capacity: 12_000,
  capacityUnit: 't',
  capacityPeriod: 'year',
  minimumOrder: 100,
  minimumOrderUnit: 'box',
  leadTimeDays: 15,
  contractManufacturing: true,
  source: 'https://news.example/2024/1.html',
  sourceTitle: null,
};

export const details: readonly ProductDetail[] = [
  detail,
  {
    ...detail,
    ref: 'P0009',
    name: '虚构牌米醋',
    attributes: [{ ...pressure, typed: '1.6 MPa', unit: 'MPa' }],
    capacity: null,
    capacityUnit: null,
    capacityPeriod: null,
    inForce: [],
  },
  {
    ...detail,
    ref: 'P0010',
    name: '虚构牌蚝油',
    attributes: [{ ...pressure, typed: '≥ 2 MPa', low: 2, high: null, unit: 'MPa' }],
    brand: null,
  },
];

export const search: SearchInput = {
  text: '酱油',
  cut: false,
  kind: 'product',
  where: { city: ['450100'] },
  sort: 'relevance',
  page: 1,
  open: null,
  picked: ['P0000'],
};

const counts = (values: readonly string[]): FacetCount[] => values.map((value, index) => ({ value, count: 40 - index }));

export const facetCounts: Readonly<Partial<Record<FacetName, readonly FacetCount[]>>> = {
  sector: counts(['food', 'machine', 'auto', 'tea', 'paper', 'chem', 'steel', 'al', 'env']),
  city: counts(['450100', '450200', '450300']),
  honour: counts(['虚构质量奖', '虚构名录']),
};
