/** Bodies that no page of ours sends to the form for corrections. */
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { type Attack, encoded, hostileText, wireOf } from './hostile.ts';

type Fields = readonly (readonly [name: string, value: string])[];

const whole: Fields = [
  ['wish', 'correct'],
  ['statement', '示例：这一条只用于测试，没有别的意思。'],
  ['role', 'other'],
  ['contact', 'test@example.invalid'],
  ['formKey', ''],
  ['website', ''],
];
const names = [...whole.map(([name]) => name), '__proto__', 'constructor', 'status', 'ref', 'wish[]', '<x-probe>'];

/** The whole form with some fields left out, some said twice, some with something else in them. */
const fields: fc.Arbitrary<Fields> = fc
  .tuple(
    fc.subarray([...whole], { minLength: 4 }),
    fc.array(fc.tuple(fc.constantFrom(...names), hostileText), { maxLength: 3 }),
    fc.boolean(),
  )
  .map(([kept, added, fresh]) => [
    ...kept.map(([name, value]) => [name, name === 'formKey' && fresh ? randomUUID() : value] as const),
    ...added,
  ]);

const urlencoded = fields.map((given) =>
  given.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value.toWellFormed())}`).join('&'),
);
const multipart = fields.map((given) =>
  wireOf(`${given.map(([name, value]) => `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`).join('')}--x--\r\n`),
);
const files = fc
  .tuple(fc.constantFrom(...names), hostileText)
  .map(([name, text]) =>
    wireOf(`--x\r\ncontent-disposition: form-data; name="${name}"; filename="${text.slice(0, 99)}"\r\n\r\n${text}\r\n--x--\r\n`),
  );
const broken = fc.constantFrom(
  '',
  '&&&===',
  'wish',
  'wish=correct&wish=remove',
  `statement=${'%'.repeat(3_000)}`,
  `statement=${'字'.repeat(3).repeat(20_000)}`,
  'a=1&'.repeat(20_000),
  '--x',
  '--x\r\n\r\n--x--',
  '--x\r\ncontent-disposition: form-data\r\n\r\n1\r\n--x--\r\n',
  '--x\r\ncontent-disposition: form-data; name="wish"\r\n\r\n',
  '{"wish":"correct"}',
  '{"wish":{"$ne":1}',
  '\xff\xfe\0w\0i',
  '\0'.repeat(5_000),
);
const formType = 'application/x-www-form-urlencoded';
const types = fc.constantFrom(
  formType,
  `${formType}; charset=utf-16`,
  `${formType}; charset=<x-probe>`,
  'multipart/form-data; boundary=x',
  'multipart/form-data',
  `multipart/form-data; boundary=${'x'.repeat(300)}`,
  'multipart/mixed; boundary=x',
  'application/json',
  'text/plain',
  'text/html',
  '*/*',
  ';',
  '',
);
const matching = fc.oneof(
  { weight: 5, arbitrary: urlencoded.map((body) => [formType, body] as const) },
  { weight: 2, arbitrary: multipart.map((body) => ['multipart/form-data; boundary=x', body] as const) },
  { weight: 1, arbitrary: files.map((body) => ['multipart/form-data; boundary=x', body] as const) },
);
const mixed = fc.tuple(types, fc.oneof(broken, urlencoded, multipart, files, encoded));
const extra = fc.oneof(
  { weight: 9, arbitrary: fc.constant<Attack['headers']>([]) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Attack['headers']>(
      [
        ['content-length', '2000000'],
        ['connection', 'close'],
      ],
      [
        ['content-length', '-5'],
        ['connection', 'close'],
      ],
      [
        ['transfer-encoding', 'chunked'],
        ['connection', 'close'],
      ],
      [['content-encoding', 'gzip']],
      [['origin', 'https://evil.example']],
      [['origin', 'null']],
      [['sec-fetch-site', 'cross-site']],
      [['expect', '100-continue']],
    ),
  },
);
const addresses = [
  '/corrections/product/P0239',
  '/en/corrections/enterprise/E0001',
  '/vi/corrections/demand/D0001',
  '/corrections/product/P9999',
  '/corrections/fair/caexpo-01',
  '/xx/corrections/product/P0239',
  '/en/corrections/product/P0239.data',
  '/corrections/product/P0239?_data=root&index',
];

export const formAttacks: fc.Arbitrary<Attack> = fc
  .tuple(
    fc.constantFrom(...addresses.slice(0, 3), ...addresses),
    fc.oneof({ weight: 3, arbitrary: matching }, { weight: 2, arbitrary: mixed }),
    extra,
  )
  .map(([path, [type, body], headers]) => ({ method: 'POST', path, headers: [['content-type', type], ...headers], body }));
