const longest = 120;

/**
 * The name of a file as it may be shown and offered for saving: the last part of its path, without control characters, without those
 * that turn the direction of what follows or cannot be seen, at most 120 characters, its extension kept. Empty if nothing is left.
 */
export function shownName(given: string): string {
  const clean = (given.toWellFormed().split(/[/\\]/).at(-1) ?? '')
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\uFFFD]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/gu, ' ')
    .replace(/^[\s.]+|[\s.]+$/gu, '');
  const letters = [...clean];
  if (letters.length <= longest) return clean;
  const extension = clean.match(/\.[0-9A-Za-z]{1,8}$/)?.[0] ?? '';
  return letters.slice(0, longest - extension.length).join('') + extension;
}

/** In lower case, without its dot; null where the name has none. */
export const extensionOf = (name: string): string | null => name.match(/\.([0-9A-Za-z]+)$/)?.[1]?.toLowerCase() ?? null;
