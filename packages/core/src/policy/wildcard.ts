import { type BitSearch, compileBitSearch, findBits } from './bit-search.ts';
import { ANY_ONE, ANY_RUN, type GlobTokens } from './glob-tokens.ts';

/** Runs between two `*` that are longer than this are searched with bits, the others token by token. */
const LONG_RUN = 32;

/** Counts looks at a character of the text: the work of a match, whatever the machine. */
export interface Meter {
  steps: number;
}

/** What stands between two `*`. */
interface Run {
  readonly tokens: GlobTokens;
  readonly bits: BitSearch | undefined;
}

/** A pattern, taken apart once: a fixed start, runs that may stand anywhere between, a fixed end. */
export interface Glob {
  /** The whole pattern, when it has no wildcard. */
  readonly literal: string | undefined;
  /** The text before the first wildcard. */
  readonly prefix: string;
  /** True for `prefix*`, the commonest pattern. */
  readonly prefixOnly: boolean;
  /** What follows the prefix, up to the first `*`. */
  readonly start: GlobTokens;
  readonly middle: readonly Run[];
  /** What follows the last `*`; `undefined` when there is none. */
  readonly end: GlobTokens | undefined;
}

/** Takes a pattern apart for `matchGlob`. */
export function compileGlob(tokens: GlobTokens): Glob {
  const wild = tokens.findIndex((token) => token < 0);
  let prefix = '';
  for (const token of wild < 0 ? tokens : tokens.slice(0, wild)) prefix += String.fromCodePoint(token);
  if (wild < 0) return { literal: prefix, prefix, prefixOnly: false, start: [], middle: [], end: undefined };

  const runs: number[][] = [[]];
  for (let i = wild; i < tokens.length; i++) {
    const token = tokens[i] ?? 0;
    if (token === ANY_RUN) runs.push([]);
    else runs.at(-1)?.push(token);
  }
  const [start = [], ...others] = runs;
  const end = others.pop();
  const written = others.filter((run) => run.length > 0);
  const middle = written.map((run): Run => ({ tokens: run, bits: run.length > LONG_RUN ? compileBitSearch(run) : undefined }));
  const prefixOnly = start.length === 0 && middle.length === 0 && end?.length === 0;
  return { literal: undefined, prefix, prefixOnly, start, middle, end };
}

/**
 * Does the part of `text` from `from` up to `to` match, from its first to its last character? Case matters.
 *
 * Each run between two `*` takes the first place where it fits, and nothing is ever taken back, so no pattern is exponential.
 * The work is at most the length of the text times 32, or times a 32nd of the longest run where that is more.
 */
export function matchGlob(glob: Glob, text: string, from: number, to: number, meter?: Meter): boolean {
  if (glob.literal !== undefined) return to - from === glob.literal.length && text.startsWith(glob.literal, from);
  const after = from + glob.prefix.length;
  if (after > to || !text.startsWith(glob.prefix, from)) return false;
  if (glob.prefixOnly) return true;

  let at = forward(glob.start, text, after, to, meter);
  if (glob.end === undefined || at < 0) return at === to;
  const limit = backward(glob.end, text, at, to, meter);
  for (const run of glob.middle) {
    if (limit < 0 || at < 0) return false;
    at = run.bits ? findBits(run.bits, text, at, limit, meter) : find(run.tokens, text, at, limit, meter);
  }
  return limit >= 0 && at >= 0;
}

/** Where the tokens end when they start at `from`; -1 when they don't fit there. */
function forward(tokens: GlobTokens, text: string, from: number, to: number, meter: Meter | undefined): number {
  let at = from;
  for (const token of tokens) {
    if (at >= to) return -1;
    if (meter) meter.steps++;
    const found = text.codePointAt(at) ?? 0;
    if (token !== found && token !== ANY_ONE) return -1;
    at += found > 0xffff ? 2 : 1;
  }
  return at;
}

/** Where the tokens start when they end at `to`; -1 when they don't fit there, or would start before `from`. */
function backward(tokens: GlobTokens, text: string, from: number, to: number, meter: Meter | undefined): number {
  let at = to;
  for (let i = tokens.length - 1; i >= 0; i--) {
    if (at <= from) return -1;
    if (meter) meter.steps++;
    const pair = at - 2 >= from ? (text.codePointAt(at - 2) ?? 0) : 0;
    const found = pair > 0xffff ? pair : text.charCodeAt(at - 1);
    if (tokens[i] !== found && tokens[i] !== ANY_ONE) return -1;
    at -= found > 0xffff ? 2 : 1;
  }
  return at;
}

/** Where the first place that the tokens fit in ends; -1 when there is none. */
function find(tokens: GlobTokens, text: string, from: number, to: number, meter: Meter | undefined): number {
  for (let start = from; start < to; start += (text.codePointAt(start) ?? 0) > 0xffff ? 2 : 1) {
    const end = forward(tokens, text, start, to, meter);
    if (end >= 0) return end;
  }
  return -1;
}
