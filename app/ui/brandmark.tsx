/** The mark: a square seal with an opened 品, three storeys of boxes, the top one carried by the two below. */
export function Brandmark() {
  return (
    <svg viewBox="0 0 36 36" aria-hidden="true">
      <rect width="36" height="36" rx="5" fill="var(--color-jade)" />
      <g fill="none" stroke="var(--color-on-jade)" strokeWidth="2.5">
        <path d="M12 7h12v9H12zM6 20h10v9H6zM20 20h10v9H20z" />
      </g>
    </svg>
  );
}
