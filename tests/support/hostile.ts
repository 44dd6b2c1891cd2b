/**
 * Requests that nobody sends by accident, for each pattern of an address: in the path, the query, the headers, the method and the
 * body. Path and body are kept as the bytes that go over the wire, one character a byte, because half of them are no text at all.
 */
import fc from 'fast-check';
import type { PublicRoute } from './site-map.ts';

export type Attack = {
  readonly method: string;
  readonly path: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string | null;
};

const injections = [
  '<x-probe>',
  '"><x-probe a="',
  "'><x-probe>",
  '</script><x-probe>',
  '</title><x-probe>',
  '--><x-probe>',
  ']]><x-probe>',
  '" x-probe="1',
  "' x-probe='1",
  '{{<x-probe>}}',
  'javascript:alert(1)//<x-probe>',
  "' or 1=1 --",
  "'; drop table products; --",
  ') union select null, null --',
  "\\'; select pg_sleep(9) --",
  '$1',
  '$$;$$',
  "E'\\000'",
  ':* & | ! <-> <2>',
  "'a':*AB | !!b",
  'city = "x" OR sector EXISTS',
  'q:* AND NOT (a)',
  '_geoRadius(1, 2, 3)',
  '((((((((',
  '"\\"',
  '%_%',
  '^(a+)+$',
  '{"q":{"$gt":""}}',
  '["<x-probe>"]',
  '__proto__',
  'constructor',
  'toString',
  'null',
  '../../../../etc/passwd',
  '..\\..\\windows',
  '//evil.example/',
  '\\\\evil.example',
  'https://evil.example/',
  '\r\nx-probe: 1',
];
const numbers = [
  '0',
  '-1',
  '1e309',
  'NaN',
  'Infinity',
  '99999999999999999999',
  '1.5',
  '0x10',
  '１２',
  '+1',
  ' 1',
  '-0',
  '2',
  '500',
  '501',
  '',
];
const oddities = [
  '\0',
  '螺\0蛳',
  '😀',
  '👩‍👩‍👧‍👦🇨🇳👍🏽',
  '\u202e装载机',
  '\u200f\u061c\u2066a\u2069',
  '\u200b\u200d\ufeff',
  '\u0300\u0301\u0302\u0323',
  `a${'\u0301'.repeat(300)}`,
  '\u{e0001}\u{e0061}',
  '。，、；：？！……——“”',
  '!@#$%^&*()_+-=[]{}|;:,.<>/?`~',
  '\ud800',
  '\udc00',
  '装\ud83d载',
  '\ufffd\uffff\u{10ffff}\ue000',
  '\u2028\u2029\u0085\t\n',
  'İıſßﬀ㎏﷽½㍿',
  '𠀀𪚥䶮',
  'Ａ１ｶﾞ',
  'ⅷ①²₂',
];
const words = [
  '装载机',
  '螺蛳粉',
  '柳工',
  '六堡茶',
  'luosifen',
  'lsf',
  'xe điện',
  'loader',
  '450200',
  'machine',
  'liuzhou',
  'P0239',
  'p0239',
];
const codes = ['product', 'enterprise', 'relevance', 'name', 'newest', 'sector', 'different', 'caexpo', 'government'];

const noise = fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 }).map((units) => String.fromCharCode(...units));
const long = fc
  .tuple(
    fc.constantFrom('a', '0', ' ', '机', '柳', '😀', '\u0301', '"', '(', '%', '\\', 'ab ', '装载机 ', '<x-probe>'),
    fc.constantFrom(199, 201, 3_000, 10_000),
  )
  .map(([piece, length]) => piece.repeat(Math.ceil(length / piece.length)));
const han = fc
  .array(fc.integer({ min: 0x4e00, max: 0x9fff }), { minLength: 1, maxLength: 60 })
  .map((units) => String.fromCharCode(...units));

export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...injections) },
  { weight: 3, arbitrary: fc.constantFrom(...oddities) },
  { weight: 2, arbitrary: fc.constantFrom(...numbers) },
  { weight: 2, arbitrary: fc.constantFrom(...words, ...codes) },
  { weight: 2, arbitrary: noise },
  { weight: 1, arbitrary: han },
  { weight: 1, arbitrary: long },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
  {
    weight: 3,
    arbitrary: fc
      .array(fc.constantFrom(...words, ...injections, ...oddities), { minLength: 2, maxLength: 6 })
      .chain((parts) => fc.constantFrom('', ' ', '，').map((separator) => parts.join(separator))),
  },
);

/** UTF-8, and for half a surrogate pair the three bytes that UTF-8 forbids. */
function bytesOf(text: string): Buffer {
  return Buffer.concat(
    [...text].map((character) => {
      const code = character.codePointAt(0) ?? 0;
      if (code < 0xd800 || code > 0xdfff) return Buffer.from(character);
      return Buffer.from([0xe0 | (code >> 12), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f)]);
    }),
  );
}

/** One character a byte. */
export const wireOf = (text: string): string => bytesOf(text).toString('latin1');

const percent = (byte: number) => `%${byte.toString(16).padStart(2, '0').toUpperCase()}`;
const encodings = {
  plain: (text: string) =>
    [...bytesOf(text)].map((byte) => (/[\w.~-]/.test(String.fromCharCode(byte)) ? String.fromCharCode(byte) : percent(byte))).join(''),
  every: (text: string) => [...bytesOf(text)].map(percent).join(''),
  twice: (text: string) => encodings.plain(encodings.plain(text)),
  /** As a careless client writes it: only what would end the line is encoded. */
  raw: (text: string) =>
    [...bytesOf(text)].map((byte) => (byte <= 0x20 || byte === 0x7f ? percent(byte) : String.fromCharCode(byte))).join(''),
};
const broken = [
  '%',
  '%f',
  '%ff',
  '%c0%ae',
  '%00',
  '%u4e00',
  '%ed%a0%80',
  '%e8%a3',
  '%2500',
  '%0d%0ax-probe:%201',
  '%2f',
  '%5c',
  '%2e%2e%2f',
  '%zz',
  '%fe%ff',
];

/** Hostile text as a part of an address or of a form. */
export const encoded: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 9,
    arbitrary: fc
      .tuple(hostileText, fc.constantFrom<keyof typeof encodings>('plain', 'plain', 'plain', 'every', 'twice', 'raw'))
      .map(([text, encoding]) => encodings[encoding](text)),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom('', 'a', '%E8%A3%85'), fc.constantFrom(...broken)).map(([before, piece]) => before + piece),
  },
);

const strangeNames = [
  '_routes',
  '_data',
  'index',
  'lang',
  '__proto__',
  'q[]',
  'q[0]',
  'page[]',
  'constructor',
  '',
  'version',
  '<x-probe>',
  '*',
];

function queries(parameters: readonly string[]): fc.Arbitrary<string> {
  const known = parameters.length > 0 ? parameters : ['page', 'q'];
  const name = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...known) },
    { weight: 1, arbitrary: fc.constantFrom(...strangeNames).map(encodings.plain) },
    { weight: 1, arbitrary: encoded },
  );
  const pair = fc
    .tuple(name, encoded, fc.constantFrom('=', '=', '=', '=', '', '=='))
    .map(([key, value, between]) => (between === '' ? key : key + between + value));
  const joined = fc.array(pair, { minLength: 1, maxLength: 6 }).map((pairs) => `?${pairs.join('&')}`);
  const repeated = fc.tuple(fc.constantFrom(...known), encoded, fc.constantFrom(40, 300)).map(([key, value, times]) => {
    const one = `${key}=${value.slice(0, 40)}&`;
    return `?${one.repeat(Math.min(times, Math.ceil(15_000 / one.length)))}`;
  });
  return fc.oneof(
    { weight: 2, arbitrary: fc.constantFrom('', '?', '??', '?&&&', '?=', '?#<x-probe>') },
    { weight: 12, arbitrary: joined },
    { weight: 1, arbitrary: repeated },
  );
}

/** Mostly an address that is there, so that what follows it is read; sometimes one with something else in its place. */
function paths(pattern: string, { addresses }: PublicRoute): fc.Arbitrary<string> {
  const real = fc.constantFrom(...addresses).map((address) => encodeURI(address.split('?', 1)[0] ?? ''));
  const segments = pattern.split('/').slice(1);
  const isOpen = (segment: string) => segment !== ':lang?' && /[:*]/.test(segment);
  const filled = fc
    .tuple(
      ...segments.map((segment) =>
        isOpen(segment) ? encoded.map((text) => segment.replace(/:\w+|\*/, () => text)) : fc.constant(segment),
      ),
    )
    .map((parts) => `/${parts.filter((part) => part !== ':lang?').join('/')}`);
  const language = fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom('', '', '/en', '/vi') },
    {
      weight: 2,
      arbitrary: fc.constantFrom(
        '/zh',
        '/EN',
        '/xx',
        '/en/vi',
        '//en',
        '/e%6e',
        '/zh//evil.example',
        '/zh/%5cevil.example',
        '/%5c',
        '/%09/',
        '/%0a/%0d',
        '/%20',
        '/%2f',
        '/.',
        '/%2e%2e',
      ),
    },
    { weight: 1, arbitrary: encoded.map((segment) => `/${segment}`) },
  );
  const suffix = fc.oneof(
    { weight: 10, arbitrary: fc.constant('') },
    { weight: 2, arbitrary: fc.constant('.data') },
    {
      weight: 2,
      arbitrary: fc.constantFrom(
        '/',
        '//',
        '/.data',
        '/_root.data',
        '/..',
        '/../..',
        '/extra',
        '%2f',
        '%20',
        ';a=1',
        '.json',
        '.DATA',
        '/index',
        `/${'a'.repeat(9_000)}`,
        'a'.repeat(17_000),
      ),
    },
  );
  const inner = segments.some(isOpen) ? fc.oneof({ weight: 2, arbitrary: real }, { weight: 3, arbitrary: filled }) : real;
  return fc.tuple(pattern.startsWith('/:lang?') ? language : fc.constant(''), inner, suffix).map((parts) => {
    const path = parts.join('').replace(/(?<=.)\/(?=\.data$|$)/, (slash) => (parts[1] === '/' && parts[0] !== '' ? '' : slash));
    return path === '' ? '/' : path;
  });
}

const headerValue = fc.oneof(
  hostileText.map((text) => wireOf(text.slice(0, 2_000)).replace(/[\0\r\n]/g, '')),
  fc.constantFrom('*', ',', ';q=', 'zh;q=abc', '*;q=9', 'a'.repeat(15_000), '"', 'W/"', '=', ';;;', '%00', '-1'),
);
const headerNames = [
  'accept-language',
  'accept',
  'accept-encoding',
  'cookie',
  'if-none-match',
  'if-modified-since',
  'range',
  'referer',
  'user-agent',
  'authorization',
  'content-type',
  'x-forwarded-host',
  'x-forwarded-for',
  'x-forwarded-proto',
  'forwarded',
  'x-http-method-override',
  'x-original-url',
  'x-remix-response',
  'purpose',
  'origin',
  'sec-fetch-site',
  'upgrade',
  'te',
];
const usualHeaders = [
  ['accept-encoding', 'gzip, deflate, br'],
  ['accept-encoding', 'br;q=1, *;q=0'],
  ['accept-language', 'vi,en;q=0.8'],
] as const;
const headers: fc.Arbitrary<Attack['headers']> = fc.oneof(
  { weight: 3, arbitrary: fc.constant([]) },
  { weight: 1, arbitrary: fc.constantFrom(...usualHeaders).map((one) => [one]) },
  { weight: 1, arbitrary: fc.array(fc.tuple(fc.constantFrom(...headerNames), headerValue), { minLength: 1, maxLength: 3 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Attack['headers']>(
      [
        ['connection', 'upgrade'],
        ['upgrade', 'websocket'],
      ],
      [['expect', '100-continue']],
      [['expect', '<x-probe>']],
      [
        ['transfer-encoding', 'chunked'],
        ['connection', 'close'],
      ],
      [
        ['transfer-encoding', 'x-probe'],
        ['connection', 'close'],
      ],
      [
        ['content-length', '-1'],
        ['connection', 'close'],
      ],
      [
        ['content-length', '99999999999'],
        ['connection', 'close'],
      ],
      [['host', '<x-probe>']],
      [['host', 'evil.example:99999']],
      [['host', '']],
      [['x-a', 'b'.repeat(70_000)]],
      [['cookie', '%'.repeat(5_000)]],
      Array.from({ length: 120 }, (_, index) => [`x-${index}`, 'a'] as const),
      [['origin', 'https://evil.example']],
      [['sec-fetch-site', 'cross-site']],
    ),
  },
);

const methods = fc.oneof(
  { weight: 16, arbitrary: fc.constant('GET') },
  { weight: 2, arbitrary: fc.constant('HEAD') },
  { weight: 2, arbitrary: fc.constant('POST') },
  { weight: 1, arbitrary: fc.constantFrom('OPTIONS', 'PUT', 'DELETE', 'PATCH', 'TRACE', 'PROPFIND', 'get', 'X-PROBE', 'CONNECT') },
);

const bodies = fc.oneof(
  fc.constant(null),
  hostileText.map((text) => wireOf(text.slice(0, 3_000))),
  fc.constantFrom('{"a":1}', '{', 'a=1&b=2', '--x\r\n', ''),
);

/** Any request at a pattern. */
export function attacks(pattern: string, route: PublicRoute): fc.Arbitrary<Attack> {
  return fc.tuple(methods, paths(pattern, route), queries(route.parameters), headers, bodies).map(([method, path, query, given, body]) => ({
    method,
    path: path + query,
    headers: given,
    body: /^(GET|HEAD|CONNECT)$/.test(method) ? null : body,
  }));
}

/** What goes over the wire. */
export function bytesOfAttack({ method, path, headers: given, body }: Attack): Buffer {
  const content = body === null ? null : Buffer.from(body, 'latin1');
  const has = (name: string) => given.some(([other]) => other === name);
  const lines = [
    `${method} ${path} HTTP/1.1`,
    ...(has('host') ? [] : ['host: guipintong.example']),
    ...given.map(([name, value]) => `${name}: ${value}`),
    ...(content && !has('content-length') && !has('transfer-encoding') ? [`content-length: ${content.length}`] : []),
  ];
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), content ?? Buffer.alloc(0)]);
}
