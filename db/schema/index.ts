/** The whole schema, for Drizzle. The only barrel file of the project. */
export * from './accounts.ts';
export * from './catalogue.ts';
export * from './corrections.ts';
export * from './credentials.ts';
export * from './demands.ts';
export * from './enterprises.ts';
export * from './fairs.ts';
export * from './industries.ts';
export * from './inquiries.ts';
export * from './journal.ts';
export * from './mails.ts';
export * from './membership.ts';
export * from './regions.ts';
export * from './search.ts';
export * from './shortlists.ts';
export * from './sitemap.ts';
export * from './tallies.ts';
