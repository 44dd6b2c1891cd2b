/** Slips of the hand: which words differ by one or two letters or by one character. */

/** The word with each of its characters left out once, and whole. Two words that share one of these are a slip or two apart. */
export function slipsOf(word: string): string[] {
  const characters = [...word];
  const slips = new Set([word]);
  for (let i = 0; i < characters.length; i++) slips.add(characters.filter((_, at) => at !== i).join(''));
  return [...slips];
}

/** Insertions, deletions, substitutions and swaps of neighbours that turn one word into the other; stops counting above `most`. */
export function distance(a: string, b: string, most = 2): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(row[j - 1]! + 1, last[j]! + 1, last[j - 1]! + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, before[j - 2]! + 1);
      row.push(least);
    }
    before = last;
    last = row;
    if (Math.min(...row) > most) return most + 1;
  }
  return last[b.length]!;
}
