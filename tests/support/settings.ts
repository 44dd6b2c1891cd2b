import type { Settings } from '#app/platform/context.ts';
import { filesFolder } from './files-folder.ts';

/** What the operator of the sites of the tests has decided. */
export const testSettings: Settings = {
  publicUrl: 'https://guipintong.example',
  drugCertificate: null,
  icpNumber: null,
  production: false,
  passwordPolicy: 'nist',
  filesFolder,
};
