import { useWords } from './page-context.tsx';

type Photograph = { readonly id: string; readonly width: number; readonly height: number };

/** The published photographs of a product, each leading to its widest form. */
export function Photographs({ name, photographs }: { name: string; photographs: readonly Photograph[] }) {
  const t = useWords();
  if (photographs.length === 0) return null;
  return (
    <ul className="photographs">
      {photographs.map(({ id, width, height }, index) => (
        <li key={id}>
          <a href={`/photographs/${id}/1600.webp`}>
            <img
              src={`/photographs/${id}/320.webp`}
              width={width}
              height={height}
              alt={t('listing.photographOf', { name, number: index + 1 })}
              loading="lazy"
            />
          </a>
        </li>
      ))}
    </ul>
  );
}
