import { checkContent, type Finding } from './check-content.ts';
import type { Listing } from './listing.ts';

/** The free text of a listing, by field. */
export const textsOf = ({ name, brand, notes, applications }: Listing): Readonly<Record<string, string>> => ({
  name: name ?? '',
  brand: brand ?? '',
  notes: notes ?? '',
  applications: applications.join('；'),
});

/** What the rules have to say of the words of a listing. */
export const checkWords = (listing: Listing): Finding[] =>
  checkContent(textsOf(listing), { goods: listing.sector === 'pharma' ? 'drug' : null, credentials: listing.credentials });
