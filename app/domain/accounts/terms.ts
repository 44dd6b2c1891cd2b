/** The version of the terms of use and of the privacy notice that people agree to; named in the consent ledger. */
export const termsVersion = '2026-11';
