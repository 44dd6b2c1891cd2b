import type { Settings } from '#app/platform/context.ts';

/** A public site without the medicines' certificate, as it is installed. */
export const benchSettings: Settings = {
  publicUrl: 'https://guipintong.example',
  drugCertificate: null,
  icpNumber: null,
  passwordPolicy: 'nist',
  production: true,
};
