import type { AnchorHTMLAttributes } from 'react';

/**
 * A link of a page without script. The router's own resolves, matches and watches each address for a client that is never sent,
 * which costs a list of twenty rows more than its rows.
 */
export function Link({ to, children, ...rest }: { to: string } & Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'>) {
  return (
    <a href={to} {...rest}>
      {children}
    </a>
  );
}
