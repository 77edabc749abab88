/** Is there a `${…}` in the text? One that is not closed is none. */
export function hasVariable(text: string): boolean {
  const open = text.indexOf('${');
  return open >= 0 && text.includes('}', open);
}

/** The text with something else for each `${…}`, escapes such as `${*}` included. Linear, unlike a RegExp with many `${`. */
export function replaceVariables(text: string, by: string): string {
  let out = '';
  let from = 0;
  for (;;) {
    const open = text.indexOf('${', from);
    const close = open < 0 ? -1 : text.indexOf('}', open);
    if (close < 0) return out + text.slice(from);
    out += text.slice(from, open) + by;
    from = close + 1;
  }
}
