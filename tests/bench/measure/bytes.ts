/**
 * What goes over the wire for a page and for what the page makes a browser fetch, headers included, counted at the socket; and
 * how much of it is script.
 */
import { Agent, get } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

export type PageWeight = {
  readonly name: string;
  readonly path: string;
  readonly encoding: string;
  /** Uncompressed. */
  readonly html: number;
  readonly htmlOnWire: number;
  readonly cssOnWire: number;
  readonly imagesOnWire: number;
  readonly requests: number;
  readonly scriptOnWire: number;
};

export async function weigh(base: string, name: string, path: string, encoding: string): Promise<PageWeight> {
  const page = await fetchBytes(base + path, encoding);
  const html = page.body.toString('utf8');
  const attributes = (tag: string, attribute: string) =>
    [...html.matchAll(new RegExp(`<${tag}\\s[^>]*?\\b${attribute}="([^"]+)"`, 'g'))].map(
      ([, value]) => value!.replaceAll('&amp;', '&').split('#')[0]!,
    );
  const links = [...html.matchAll(/<link\s[^>]*>/g)].map(([tag]) => tag);
  const linked = (kind: string) =>
    links.filter((tag) => new RegExp(`rel="(?:shortcut )?${kind}"`).test(tag)).map((tag) => /href="([^"]+)"/.exec(tag)?.[1] ?? '');
  const sum = async (addresses: readonly string[]) => {
    let bytes = 0;
    for (const address of new Set(addresses.filter(Boolean)))
      bytes += (await fetchBytes(new URL(address, base + path).href, encoding)).onWire;
    return bytes;
  };
  const styles = linked('stylesheet');
  const images = [...linked('icon'), ...attributes('img', 'src'), ...attributes('use', 'href')];
  const scripts = [...attributes('script', 'src'), ...linked('modulepreload')];
  const inline = [...html.matchAll(/<script(?![^>]*\bsrc=)([^>]*)>([\s\S]*?)<\/script>/g)].filter(
    ([, given]) => !/type="application\/(?:ld\+json|json)"/.test(given!),
  );
  return {
    ...{ name, path, encoding, html: page.body.length, htmlOnWire: page.onWire },
    cssOnWire: await sum(styles),
    imagesOnWire: await sum(images),
    requests: 1 + new Set([...styles, ...images, ...scripts]).size,
    scriptOnWire: (await sum(scripts)) + inline.reduce((bytes, [, , code]) => bytes + Buffer.byteLength(code!), 0),
  };
}

export type Fetched = { readonly onWire: number; readonly body: Buffer; readonly headers: Readonly<Record<string, string>> };

export function fetchBytes(url: string, encoding: string): Promise<Fetched> {
  const agent = new Agent({ keepAlive: false });
  return new Promise((resolve, reject) => {
    get(url, { agent, headers: { 'accept-encoding': encoding } }, (response) => {
      const pieces: Buffer[] = [];
      const { socket } = response;
      response.on('error', reject);
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('end', () => {
        if (response.statusCode !== 200) return reject(new Error(`${url} answers ${response.statusCode}`));
        const headers = Object.fromEntries(
          Object.entries(response.headers).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
        );
        resolve({ onWire: socket.bytesRead, body: plain(Buffer.concat(pieces), headers['content-encoding']), headers });
      });
    }).on('error', reject);
  });
}

function plain(body: Buffer, encoding: string | undefined): Buffer {
  if (encoding === 'br') return brotliDecompressSync(body);
  return encoding === 'gzip' ? gunzipSync(body) : body;
}
