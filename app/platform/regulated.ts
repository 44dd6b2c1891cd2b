import type { Context } from './context.ts';

/** Whether regulated products (medicines) may be shown: only with the site's certificate number configured (domain.md §8.1). */
export const showsRegulated = (ctx: Pick<Context, 'settings'>): boolean => ctx.settings.drugCertificate !== null;
