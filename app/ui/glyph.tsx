import { sectorGlyphs } from './sector-glyphs.ts';

const glyphOf = (sectorCode: string) => `/glyphs.svg#${sectorCode in sectorGlyphs ? sectorCode : 'plain'}`;

/** The drawing of a sector; decoration only, its name stands beside it. */
export function Glyph({ sector, className }: { sector: string; className?: string }) {
  return (
    <svg className={className} viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
      <use href={glyphOf(sector)} />
    </svg>
  );
}
