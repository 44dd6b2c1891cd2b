import type { ReactNode } from 'react';
import { DeskCrumbs } from './desk-crumbs.tsx';

/** The frame of a page at the door: a title, what it is about, what was said, the form. */
export function Door({
  title,
  lead,
  alarm,
  said,
  children,
}: {
  title: string;
  lead?: ReactNode;
  alarm?: string | null | undefined;
  said?: string | null | undefined;
  children?: ReactNode;
}) {
  return (
    <div className="door">
      <DeskCrumbs title={title} />
      <h1>{title}</h1>
      {lead ? <p className="lead">{lead}</p> : null}
      {said ? (
        <div className="note" role="status">
          {said}
        </div>
      ) : null}
      {alarm ? (
        <div className="note note-alarm" role="alert">
          {alarm}
        </div>
      ) : null}
      {children}
    </div>
  );
}
