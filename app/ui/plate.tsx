import { plateLines } from './plate-lines.ts';
import { plainGlyph, sectorGlyphs } from './sector-glyphs.ts';

/**
 * The card that stands where a product has no photograph: a label like those on a crate, drawn from what is known. It repeats
 * the heading beside it, so it is decoration to a screen reader.
 */
export function Plate({ sector, name, brand, number }: { sector: string; name: string; brand: string | null; number: string }) {
  const lines = plateLines(name, 11, 3);
  const first = 214 - (lines.length - 1) * 34;
  return (
    <svg className="label" viewBox="0 0 400 260" aria-hidden="true" lang="zh-Hans">
      <rect className="label-ground" x="0.5" y="0.5" width="399" height="259" rx="8" />
      <rect className="label-frame" x="10.5" y="10.5" width="379" height="239" rx="3" />
      <path className="label-glyph" transform="translate(270 24) scale(4.2)" d={sectorGlyphs[sector] ?? plainGlyph} />
      <text className="label-brand" x="28" y="46">
        {brand ? plateLines(brand, 13, 1)[0] : ''}
      </text>
      <g className="label-name">
        {lines.map((line, index) => (
          <text key={index} x="28" y={first + index * 34}>
            {line}
          </text>
        ))}
      </g>
      <text className="label-number" x="28" y="236">
        {number}
      </text>
    </svg>
  );
}
