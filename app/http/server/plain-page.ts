import type { Response } from 'express';

/**
 * A small page in the three languages, for requests that never reach a route: the address cannot be read, so neither can the
 * language it asks for.
 */
export function plainPage(
  response: Response,
  status: number,
  words: { readonly zh: string; readonly en: string; readonly vi: string },
): void {
  const line = (lang: string, text: string) => `<p lang="${lang}">${text}</p>`;
  response
    .status(status)
    .set('cache-control', 'no-store')
    .type('html')
    .send(
      `<!DOCTYPE html><html lang="zh-Hans"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
        `<meta name="robots" content="noindex"><title>${status} · 桂品通</title></head><body><main><h1>${status}</h1>` +
        `${line('zh-Hans', words.zh)}${line('en', words.en)}${line('vi', words.vi)}<p><a href="/">桂品通</a></p></main></body></html>\n`,
    );
}
