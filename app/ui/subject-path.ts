/** The page of something that can be corrected. */
export const subjectPath = (subject: 'product' | 'enterprise' | 'demand', ref: string): string => `/${subject}s/${ref}`;
