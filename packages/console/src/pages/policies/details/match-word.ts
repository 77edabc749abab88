/**
 * Whether a name is meant by a word with `*` and `?` in it, in any case. Its work grows with the product of the lengths and
 * no faster, however many stars somebody wrote.
 */
export function matchWord(word: string, name: string): boolean {
  const pattern = word.toLowerCase();
  const text = name.toLowerCase();
  let p = 0;
  let t = 0;
  let star = -1;
  let resume = 0;
  while (t < text.length) {
    if (pattern[p] === '*') {
      star = p++;
      resume = t;
    } else if (p < pattern.length && (pattern[p] === '?' || pattern[p] === text[t])) {
      p++;
      t++;
    } else if (star >= 0) {
      p = star + 1;
      t = ++resume;
    } else return false;
  }
  while (pattern[p] === '*') p++;
  return p === pattern.length;
}
