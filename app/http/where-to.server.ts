/** Where to go after signing in: a path of this site and nothing else, whatever the address bar was made to say. */
export function whereTo(wanted: string | null | undefined, otherwise: string): string {
  if (!wanted || !/^\/(?![/\\])[^\\\s\p{Cc}]*$/u.test(wanted)) return otherwise;
  const url = new URL(wanted, 'https://site.invalid');
  return url.host === 'site.invalid' ? url.pathname + url.search : otherwise;
}
