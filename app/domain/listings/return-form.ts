import { z } from 'zod';
import { cleanText } from '#app/platform/text.ts';

/** Why a version goes back to its maker: about which field ('' for the whole), and what to change. */
export const returnForm = z.object({
  field: z.string().max(100).default(''),
  reason: z
    .string()
    .default('')
    .transform((text) => cleanText(text).slice(0, 1000))
    .pipe(z.string().min(2, 'reason-missing')),
});
