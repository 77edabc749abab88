import { ANY_ONE, ANY_RUN, type GlobTokens } from '../policy/glob-tokens.ts';

/** Work left for comparisons. At or below zero nothing is compared any more. */
export interface Fuel {
  steps: number;
}

/** A character that no pattern has written. */
const FRESH = Number.MAX_SAFE_INTEGER;
/** Any text at all, as an atom: only `*` takes it. */
const SOME_RUN = Number.MIN_SAFE_INTEGER;

/**
 * Does every text that `inner` matches also match `outer`? Exact, `*` and `?` included: `?*` takes in `*a`, and `*?` is `?*`.
 * Tokens below `ANY_ONE` are atoms: the value of a variable, unknown but the same everywhere, that only itself and `*` take.
 * @returns undefined when the fuel ran out before it was certain.
 */
export function globIncludes(outer: GlobTokens, inner: GlobTokens, fuel: Fuel): boolean | undefined {
  fuel.steps -= inner.length + outer.length;
  if (fuel.steps <= 0) return undefined;
  // Where `outer` takes the very tokens of `inner`, it takes every text of it.
  if (accepts(outer, symbols(inner, [SOME_RUN]), fuel)) return true;
  // Two texts of `inner` refute most of the rest: with its runs empty, and with one character in each.
  if (!accepts(outer, symbols(inner, []), fuel) || !accepts(outer, symbols(inner, [FRESH]), fuel)) return false;
  const outsider = findsOutsider(outer, inner, fuel);
  return fuel.steps <= 0 ? undefined : !outsider;
}

/** The tokens as a text: for `?` a character that no pattern has written, the hardest to take, and `run` for `*`. */
const symbols = (tokens: GlobTokens, run: readonly number[]): readonly number[] =>
  tokens.flatMap((token) => (token === ANY_RUN ? run : [token === ANY_ONE ? FRESH : token]));

/** Does the pattern match this text? */
function accepts(pattern: GlobTokens, text: readonly number[], fuel: Fuel): boolean {
  let at = 0;
  let token = 0;
  let star = -1;
  let retry = 0;
  while (at < text.length) {
    fuel.steps--;
    const wanted = pattern[token];
    if (wanted === ANY_RUN) {
      star = token++;
      retry = at;
    } else if (wanted !== undefined && takes(wanted, text[at] ?? FRESH)) {
      token++;
      at++;
    } else if (star >= 0) {
      token = star + 1;
      at = ++retry;
    } else return false;
  }
  while (pattern[token] === ANY_RUN) token++;
  return token === pattern.length;
}

/** Atoms have any length, so `?` does not take them. */
const takes = (wanted: number, symbol: number): boolean => (wanted === ANY_ONE ? symbol > ANY_ONE : wanted === symbol);

/**
 * Is there a text that `inner` matches and `outer` does not? Walks through both at once: a place in `inner` together with
 * the set of all places in `outer` that the same text leads to. Each pair is looked at once, and the fuel bounds how many.
 */
function findsOutsider(outer: GlobTokens, inner: GlobTokens, fuel: Fuel): boolean {
  const written = new Set(outer.filter((token) => token !== ANY_RUN && token !== ANY_ONE && token > ANY_ONE));
  const anything = [FRESH, ...written];
  const seen = new Set<string>();
  const open: { readonly at: number; readonly places: readonly number[] }[] = [{ at: 0, places: reach(outer, [0]) }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { at, places } = next;
    fuel.steps -= places.length + 1;
    if (fuel.steps <= 0) return false;
    const token = inner[at];
    if (token === undefined) {
      if (!places.includes(outer.length)) return true;
      continue;
    }
    const visit = (to: number, reached: readonly number[]): void => {
      const key = `${to}:${reached.join()}`;
      if (seen.has(key)) return;
      seen.add(key);
      open.push({ at: to, places: reached });
    };
    if (token === ANY_RUN) visit(at + 1, places);
    const wild = token === ANY_RUN || token === ANY_ONE;
    for (const symbol of wild ? anything : [token]) {
      fuel.steps -= places.length;
      visit(token === ANY_RUN ? at : at + 1, step(outer, places, symbol));
    }
  }
  return false;
}

function step(outer: GlobTokens, places: readonly number[], symbol: number): readonly number[] {
  const reached: number[] = [];
  for (const place of places) {
    const token = outer[place];
    if (token === ANY_RUN) reached.push(place);
    else if (token !== undefined && takes(token, symbol)) reached.push(place + 1);
  }
  return reach(outer, reached);
}

/** The places, and those that follow them through an empty `*`; in order, each once. */
function reach(outer: GlobTokens, places: readonly number[]): readonly number[] {
  const reached = new Set<number>();
  for (const place of places) {
    let at = place;
    reached.add(at);
    while (outer[at] === ANY_RUN) reached.add(++at);
  }
  return [...reached].sort((a, b) => a - b);
}
