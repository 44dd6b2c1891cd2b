import { z } from 'zod';
import { irrelevances } from './stored-match.ts';

/** A match that is set aside, and why. */
export const feedbackForm = z.object({ need: z.uuid(), product: z.uuid(), reason: z.enum(irrelevances, 'choose') });
