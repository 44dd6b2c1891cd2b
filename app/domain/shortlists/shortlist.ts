/** The shortlist (收藏): the form of a note. */
import { z } from 'zod';
import { cleanLines } from '#app/platform/text.ts';

export const longestNote = 500;

export const noteForm = z.object({
  note: z
    .string()
    .default('')
    .transform(cleanLines)
    .refine((note) => [...note].length <= longestNote, 'note-too-long'),
});
