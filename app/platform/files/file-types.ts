/**
 * Kinds of files the system knows, and for what each may be sent.
 */

type FileType = {
  /** Extensions that do not contradict it; the first is the one it is kept under. */
  readonly extensions: readonly [string, ...string[]];
  /** Types that a browser may claim for it beside its own. */
  readonly aliases: readonly string[];
};

export const fileTypes = {
  'image/jpeg': { extensions: ['jpg', 'jpeg', 'jpe', 'jfif'], aliases: ['image/jpg', 'image/pjpeg'] },
  'image/png': { extensions: ['png'], aliases: ['image/x-png'] },
  'image/webp': { extensions: ['webp'], aliases: [] },
  'image/avif': { extensions: ['avif'], aliases: [] },
  'application/pdf': { extensions: ['pdf'], aliases: ['application/x-pdf'] },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {
    extensions: ['xlsx'],
    // What browsers on Windows claim where WPS Office has taken the extension over.
    aliases: ['application/vnd.ms-excel', 'application/wps-office.xlsx'],
  },
} as const satisfies Record<string, FileType>;

export type MediaType = keyof typeof fileTypes;
export const spreadsheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' satisfies MediaType;

type Purpose = { readonly types: readonly MediaType[] /** In bytes. */; readonly largest: number };

export const purposes = {
  photograph: { types: ['image/jpeg', 'image/png', 'image/webp', 'image/avif'], largest: 10_485_760 },
  evidence: { types: ['application/pdf', 'image/jpeg', 'image/png', 'image/webp'], largest: 10_485_760 },
  spreadsheet: { types: [spreadsheetType], largest: 10_485_760 },
} as const satisfies Record<string, Purpose>;
export type FilePurpose = keyof typeof purposes;

/** For the `accept` of a file field. */
export const acceptedBy = (purpose: FilePurpose): string =>
  purposes[purpose].types.map((type) => `.${fileTypes[type].extensions[0]}`).join(',');
