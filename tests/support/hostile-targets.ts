/** Where somebody might be led by an address bar, and must not be. */
const host = 'evil.example';

export const hostileTargets: readonly string[] = [
  ...[
    `https://${host}/`,
    `http://${host}`,
    `//${host}`,
    `///${host}`,
    `////${host}`,
    `https:${host}`,
    `https:/${host}`,
    `https:///${host}`,
  ],
  ...[`/\\${host}`, `\\/${host}`, `\\\\${host}`, `/\\/${host}`, `\\${host}`, `/\t/${host}`, `/\n/${host}`, `/\r\n/${host}`, `\t//${host}`],
  ...[` //${host}`, `\u00a0//${host}`, `\u3000//${host}`, `/\u0000/${host}`, `\u0000//${host}`, `/ /${host}`, `/\u200b/../..//${host}`],
  ...['javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'java\nscript:alert(1)', 'data:text/html,<script>alert(1)</script>', 'vbscript:x'],
  ...[`//user@${host}`, `https://guipintong.example@${host}`, `https://guipintong.example.${host}`, `//${host}:443/`, `//${host}%2f..`],
  ...[`//[::ffff:1.2.3.4]/`, `//1.2.3.4`, `//0x01020304`, `//①②③.example`, `//evil。example`, `/／${host}`.replace('/／', '／／')],
  ...[
    `ftp://${host}`,
    `file:///etc/passwd`,
    `blob:https://${host}/1`,
    `mailto:a@${host}`,
    `?to=//${host}`,
    `#//${host}`,
    `..//${host}`,
    `.//${host}`,
  ],
  ...[
    `/\\t\\${host}`,
    `/.//${host}`,
    `/..//${host}`,
    `/%09/${host}\\`,
    `/x\r\nSet-Cookie: a=b`,
    `/x\nLocation: https://${host}`,
    `https%3A%2F%2F${host}`,
  ],
];

/** Whether a `location` leads away from the site, as a browser reads it. */
export function leadsAway(location: string): boolean {
  const site = 'https://guipintong.example';
  if (/[\r\n]/.test(location)) return true;
  const url = new URL(location, `${site}/en/sign-in`);
  return url.origin !== site;
}
