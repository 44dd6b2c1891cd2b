import type { ReactNode } from 'react';

/** A component in one of its states. Names of components are names in the code, so they stand in no language's words. */
export function Specimen({ name, children }: { name: string; children: ReactNode }) {
  return (
    <section className="specimen" aria-label={name}>
      <p className="number" lang="en">
        {name}
      </p>
      {children}
    </section>
  );
}
