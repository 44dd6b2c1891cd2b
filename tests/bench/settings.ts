import type { Settings } from '#app/platform/context.ts';
import { filesFolder } from '#tests/support/files-folder.ts';

/** A public site without the medicines' certificate, as it is installed. */
export const benchSettings: Settings = {
  publicUrl: 'https://guipintong.example',
  drugCertificate: null,
  icpNumber: null,
  passwordPolicy: 'nist',
  filesFolder,
  production: true,
};
