/** One container that is open at the cursor. */
interface Level {
  readonly kind: 'object' | 'array';
  /** The key whose value the container is, or undefined for the root and for items of an array. */
  readonly key: string | undefined;
  readonly start: number;
  /** The keys read so far. */
  readonly keys: string[];
  /** The key whose value comes next, in an object. */
  pending: string | undefined;
}

/** Where in a JSON text somebody is typing. Works while the text is broken, since it is, most of the time. */
export interface CursorPlace {
  /** The keys on the way from the root: `['Statement', 'Condition', 'StringEquals']`; that of the array around the cursor is in `of`. */
  readonly path: readonly string[];
  /** Whether a key of an object or a value is typed. */
  readonly part: 'key' | 'value';
  /** The key whose value, or one of whose values, is typed. */
  readonly of: string | undefined;
  /** Keys that the innermost object has, but for the one that is typed. */
  readonly siblings: readonly string[];
  /** Whether the cursor is in a string. */
  readonly isQuoted: boolean;
  /** Where what is typed starts, what of it stands before the cursor, and where it ends: at the closing quote or the line's end. */
  readonly from: number;
  readonly typed: string;
  readonly to: number;
  /** The text of the statement that the cursor is in. */
  readonly statement: string;
}

/** Where in the text the cursor stands. @param offset in UTF-16 units */
export function cursorPlace(text: string, offset: number): CursorPlace {
  const { levels, open } = readUpTo(text, offset);
  const inner = levels.at(-1);
  const part = inner?.kind === 'object' && inner.pending === undefined ? 'key' : 'value';
  const from = open ?? wordStart(text, offset);
  const to = open === undefined ? offset : Math.min(stringEnd(text, open - 1), lineEnd(text, offset));
  const around = inner?.kind === 'array' ? levels.slice(0, -1) : levels;
  const statement = levels.find(
    ({ kind }, i) => kind === 'object' && levels.slice(0, i + 1).some(({ key }) => key === 'Statement'),
  );
  return {
    path: around.flatMap(({ key }) => (key === undefined ? [] : [key])),
    part,
    of: part === 'key' ? undefined : inner?.kind === 'object' ? inner.pending : inner?.key,
    siblings: inner?.kind === 'object' ? [...inner.keys, ...keysAfter(text, to, part)] : [],
    isQuoted: open !== undefined,
    from,
    typed: text.slice(from, offset),
    to,
    statement: statement ? text.slice(statement.start, objectEnd(text, statement.start)) : '',
  };
}

/** Reads the text up to the cursor. `open` is where the string starts that the cursor is in, after its quote. */
function readUpTo(text: string, offset: number): { readonly levels: readonly Level[]; readonly open: number | undefined } {
  const levels: Level[] = [];
  for (let at = 0; at < offset; at++) {
    const sign = text[at];
    const level = levels.at(-1);
    if (sign === '"') {
      const end = stringEnd(text, at);
      if (end >= offset) return { levels, open: at + 1 };
      if (level?.kind === 'object' && level.pending === undefined) {
        level.pending = text.slice(at + 1, end);
        level.keys.push(level.pending);
      }
      at = end;
    } else if (sign === '{' || sign === '[') {
      const key = level?.kind === 'object' ? level.pending : undefined;
      levels.push({ kind: sign === '{' ? 'object' : 'array', key, start: at, keys: [], pending: undefined });
    } else if (sign === '}' || sign === ']') levels.pop();
    else if (sign === ',' && level) level.pending = undefined;
  }
  return { levels, open: undefined };
}

/** Where the string ends whose first quote stands at `start`: no string goes over a line's end, so a quote that is missing does little harm. */
function stringEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"' || text[at] === '\n') return at;
  }
  return text.length;
}

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end;
}

function wordStart(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && /[\w:*-]/.test(text[at - 1] ?? '')) at--;
  return at;
}

/** The keys that the innermost object has after the cursor. @param start where what is typed ends */
function keysAfter(text: string, start: number, part: 'key' | 'value'): readonly string[] {
  const found: string[] = [];
  let depth = 0;
  let expectsKey = false;
  for (let at = part === 'key' && text[start] === '"' ? start + 1 : start; at < text.length; at++) {
    const sign = text[at];
    if (sign === '"') {
      const end = stringEnd(text, at);
      if (expectsKey) found.push(text.slice(at + 1, end));
      expectsKey = false;
      at = end;
    } else if (sign === '{' || sign === '[') depth++;
    else if (sign === '}' || sign === ']') {
      if (depth-- === 0) return found;
    } else if (sign === ',') expectsKey = depth === 0;
  }
  return found;
}

/** Where the container ends that starts at `start`. */
function objectEnd(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const sign = text[at];
    if (sign === '"') at = stringEnd(text, at);
    else if (sign === '{' || sign === '[') depth++;
    else if ((sign === '}' || sign === ']') && --depth === 0) return at + 1;
  }
  return text.length;
}
