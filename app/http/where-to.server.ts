/** Where to go after signing in: a path of this site and nothing else, whatever the address bar was made to say. */
export function whereTo(wanted: string | null | undefined, otherwise: string): string {
  const isPath = (text: string) => /^\/(?![/\\])[^\\\s\p{Cc}]*$/u.test(text);
  if (!wanted || !isPath(wanted)) return otherwise;
  const url = new URL(wanted, 'https://site.invalid');
  const path = url.pathname + url.search;
  // `/.//other.example` is a path, and without its dot another site.
  return url.host === 'site.invalid' && isPath(path) ? path : otherwise;
}
