/** One line of a shared config file with its own line end, and what it is. */
type Line =
  | { readonly kind: 'section'; readonly text: string; readonly name: string }
  | { readonly kind: 'key'; readonly text: string; readonly key: string; readonly value: string }
  | { readonly kind: 'more'; readonly text: string }
  | { readonly kind: 'other'; readonly text: string };

/** Settings to write; undefined removes the key. */
export type Settings = Readonly<Record<string, string | undefined>>;

/**
 * Reads the settings of one section, or undefined when there is none. Nested settings are not told apart from long values.
 * @param section as it stands between the brackets: `default`, `profile dev`.
 */
export function readSection(text: string, section: string): ReadonlyMap<string, string> | undefined {
  const lines = linesOf(text);
  const range = rangeOf(lines, section);
  if (!range) return undefined;
  const keys = lines
    .slice(range.from, range.to)
    .flatMap((line) => (line.kind === 'key' ? [[line.key, line.value] as const] : []));
  return new Map(keys);
}

/**
 * Writes settings into one section, which is added at the end when there is none.
 *
 * INVARIANT: every byte outside the lines of these keys stays as it is: comments, order, white space, line ends.
 */
export function writeSection(text: string, section: string, settings: Settings): string {
  const lines = linesOf(text);
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const range = rangeOf(lines, section);
  const newLine = (key: string, value: string): string => `${key} = ${value}${eol}`;
  const wanted = Object.entries(settings).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const]));

  if (!range) {
    const before = text === '' || text.endsWith('\n') ? text : text + eol;
    const gap = before === '' || before.endsWith(eol + eol) ? '' : eol;
    return `${before}${gap}[${section}]${eol}${wanted.map(([key, value]) => newLine(key, value)).join('')}`;
  }

  const missing = new Map(wanted);
  const body: string[] = [];
  let dropping = false; // the rest of a value that was replaced or removed
  for (const line of lines.slice(range.from, range.to)) {
    if (line.kind !== 'key') {
      if (line.kind === 'other' || !dropping) body.push(line.text);
      continue;
    }
    dropping = Object.hasOwn(settings, line.key);
    if (!dropping) {
      body.push(line.text);
      continue;
    }
    const value = missing.get(line.key);
    missing.delete(line.key); // a second line of the same key goes away: readers do not agree on which one counts
    if (value !== undefined) body.push(value === line.value ? line.text : indentOf(line.text) + newLine(line.key, value));
  }
  // New keys go behind the last key of the section, in front of the empty lines and comments before the next one.
  const added = [...missing].map(([key, value]) => newLine(key, value));
  const last = lines.slice(range.from, range.to).findLastIndex((line) => line.kind !== 'other');
  const tail = lines.slice(range.from + last + 1, range.to).map((line) => line.text);
  const head = body.slice(0, body.length - tail.length);
  const joined = [...lines.slice(0, range.from).map((line) => line.text), ...head];
  return ended(joined.join(''), added, eol) + [...added, ...tail, ...lines.slice(range.to).map((line) => line.text)].join('');
}

/** Ends the last line, when something comes behind it. */
function ended(text: string, added: readonly string[], eol: string): string {
  return added.length === 0 || text === '' || text.endsWith('\n') ? text : text + eol;
}

const indentOf = (text: string): string => /^[ \t]*/.exec(text)?.[0] ?? '';

/** From behind the section's header to the next header. Of two sections of one name the first counts. */
function rangeOf(lines: readonly Line[], section: string): { readonly from: number; readonly to: number } | undefined {
  const header = lines.findIndex((line) => line.kind === 'section' && line.name === section);
  if (header === -1) return undefined;
  const next = lines.findIndex((line, index) => index > header && line.kind === 'section');
  return { from: header + 1, to: next === -1 ? lines.length : next };
}

/**
 * Tells the lines apart as Python's configparser does, which the AWS CLI reads these files with: a line that is indented deeper
 * than the key before it belongs to that key's value (that is how nested `s3 =` settings are written).
 */
function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  let keyIndent: number | undefined;
  for (const line of text.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
    const content = line.trim();
    const indent = indentOf(line).length;
    const section = /^\[([^\]]+)\]/.exec(content)?.[1];
    const assignment = /^([^=:\s][^=:]*?)\s*[=:]\s*(.*)$/.exec(content);
    if (content === '' || content.startsWith('#') || content.startsWith(';')) lines.push({ kind: 'other', text: line });
    else if (keyIndent !== undefined && indent > keyIndent) lines.push({ kind: 'more', text: line });
    else if (section !== undefined) {
      lines.push({ kind: 'section', text: line, name: section.trim().replace(/\s+/g, ' ') });
      keyIndent = undefined;
    } else if (assignment?.[1] !== undefined) {
      lines.push({ kind: 'key', text: line, key: assignment[1].toLowerCase(), value: assignment[2] ?? '' });
      keyIndent = indent;
    } else lines.push({ kind: 'other', text: line });
  }
  return lines;
}
