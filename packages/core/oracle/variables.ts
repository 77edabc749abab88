/**
 * One piece of a pattern: a character as the policy writes it, a character that a variable or an escape put there, or a
 * wildcard. Values never become wildcards, and their colons never split an ARN.
 */
export type Piece =
  { readonly kind: 'written' | 'substituted'; readonly char: string } | { readonly kind: 'anyRun' } | { readonly kind: 'anyOne' };

/** The context key of a variable: one value, several (which no variable can take), or nothing. */
export type Lookup = (key: string) => string | readonly string[] | undefined;

const ESCAPE = /^\$\{([*?$])\}/;
// The default ends at the first `'}`: it may hold quotes and braces.
const WITH_DEFAULT = /^\$\{([^}]*?), '(.*?)'\}/s;
const PLAIN = /^\$\{([^}]*)\}/;
const NO_KEY = /[ \t\r\n,'${]/;

/**
 * Takes a pattern apart and puts values in the place of variables. `undefined` when a variable stays without a value. Without
 * `lookup` (Version 2008-10-17, or an operator that knows no variables) `${…}` is plain text.
 */
export function piecesOf(pattern: string, lookup: Lookup | undefined): readonly Piece[] | undefined {
  const pieces: Piece[] = [];
  const substitute = (text: string): void => {
    for (const char of text) pieces.push({ kind: 'substituted', char });
  };
  let rest = pattern;
  while (rest !== '') {
    if (lookup && rest.startsWith('${')) {
      const escape = ESCAPE.exec(rest);
      const variable = WITH_DEFAULT.exec(rest) ?? PLAIN.exec(rest);
      if (escape) {
        substitute(escape[1] ?? '');
        rest = rest.slice(escape[0].length);
        continue;
      }
      if (variable) {
        const [whole, key = '', byDefault] = variable;
        const value = valueOf(key, byDefault, lookup);
        if (value === undefined) return undefined;
        substitute(value);
        rest = rest.slice(whole.length);
        continue;
      }
    }
    const char = String.fromCodePoint(rest.codePointAt(0) ?? 0);
    if (char === '*') pieces.push({ kind: 'anyRun' });
    else if (char === '?') pieces.push({ kind: 'anyOne' });
    else pieces.push({ kind: 'written', char });
    rest = rest.slice(char.length);
  }
  return pieces;
}

/** The empty text is no value. A key with several values has none, and no default stands in for them. */
function valueOf(key: string, byDefault: string | undefined, lookup: Lookup): string | undefined {
  if (NO_KEY.test(key)) return undefined;
  const held = lookup(key);
  if (typeof held === 'object') return undefined;
  return held === undefined || held === '' ? byDefault : held;
}

/** The pieces as text, where the operator knows no wildcards. */
export function textOf(pieces: readonly Piece[]): string {
  return pieces.map((piece) => (piece.kind === 'anyRun' ? '*' : piece.kind === 'anyOne' ? '?' : piece.char)).join('');
}
