/** Text of the policy in a sentence: in quotes, and cut where it is long. */
export function quote(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 77)}…` : text);
}

/** `a, b and c`; of a long list only the first five. */
export function enumerate(items: readonly string[]): string {
  const shown = items.slice(0, 5);
  if (items.length > shown.length) return `${shown.join(', ')} and ${items.length - shown.length} more`;
  const last = shown.pop();
  return shown.length === 0 ? (last ?? '') : `${shown.join(', ')} and ${last ?? ''}`;
}
