import type { Chain, Reference, Taxonomy } from '#app/platform/reference.ts';

/** The announced chains that a sector belongs to, the latest announcement first. */
export function chainsOfSector(
  { taxonomies }: Reference,
  sectorCode: string,
): { readonly taxonomy: Omit<Taxonomy, 'chains'>; readonly chain: Chain }[] {
  return taxonomies.flatMap(({ chains, ...taxonomy }) =>
    chains.filter((chain) => chain.sectorCodes.includes(sectorCode)).map((chain) => ({ taxonomy, chain })),
  );
}
