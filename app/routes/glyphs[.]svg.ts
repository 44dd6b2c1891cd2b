import { readOnly } from '#app/http/resource.server.ts';
import { plainGlyph, sectorGlyphs } from '#app/ui/sector-glyphs.ts';

const symbol = (id: string, d: string) =>
  `<symbol id="${id}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"><path d="${d}"/></symbol>`;

const sprite = `<svg xmlns="http://www.w3.org/2000/svg">${Object.entries({ ...sectorGlyphs, plain: plainGlyph })
  .map(([id, d]) => symbol(id, d))
  .join('')}</svg>`;

export const action = readOnly;

/** The drawings of all sectors in one file, so that a list of products names them instead of carrying them. */
export const loader = () =>
  new Response(sprite, { headers: { 'content-type': 'image/svg+xml; charset=utf-8', 'cache-control': 'public, max-age=86400' } });
