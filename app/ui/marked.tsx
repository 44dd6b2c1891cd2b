import type { Segment } from '#app/platform/segment.ts';

/** A text with what the query matched in it marked. */
export function Marked({ segments }: { segments: readonly Segment[] }) {
  return <>{segments.map((segment, index) => (segment.hit ? <mark key={index}>{segment.text}</mark> : segment.text))}</>;
}
