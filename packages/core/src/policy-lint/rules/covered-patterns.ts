import { asciiLowerCase } from '../../policy/ascii.ts';
import { ANY_ONE, ANY_RUN, globTokens, type GlobTokens } from '../../policy/glob-tokens.ts';
import type { Word } from '../draft.ts';
import { globIncludes } from '../glob-inclusion.ts';
import { atomTokens, segmentsOf } from '../resource-word.ts';
import type { Scope } from '../scope.ts';

const CHECK = 'whether one pattern takes in another';
/** The work for one pair of patterns. Those of policies need a few hundred; only built ones come near it. */
const PER_PAIR = 20_000;

/** A pattern in its parts: one for an action, six for an ARN. All parts of another must be taken in. */
export interface Comparable {
  readonly word: Word;
  readonly parts: readonly GlobTokens[];
  /** `*` alone, which takes in what is no ARN too. */
  readonly everything: boolean;
  /** An ARN of fewer than six parts. */
  readonly cut: boolean;
  /** What every text that it matches starts with. */
  readonly prefix: string;
}

/** An action as a pattern; case does not matter in it. */
export function actionPattern(word: Word): Comparable {
  const text = asciiLowerCase(word.text);
  const tokens = globTokens(text);
  return { word, parts: [tokens], everything: text === '*', cut: false, prefix: literalStart(tokens) };
}

/** A resource as a pattern. Variables are atoms, numbered by `atoms`. */
export function resourcePattern(word: Word, variables: boolean, atoms: Map<string, number>): Comparable {
  const parts = segmentsOf(word, variables).map((segment) => atomTokens(segment, atoms));
  const everything = word.text === '*';
  const cut = !everything && parts.length < 6;
  // SOURCE: the semantics reference, 1.2: missing segments of an ARN that is cut short count as `*`.
  while (parts.length < 6) parts.push([ANY_RUN]);
  let prefix = '';
  for (const part of parts) {
    const start = literalStart(part);
    prefix += start;
    if (part.some((token) => token < 0)) break;
    prefix += ':';
  }
  return { word, parts, everything, cut, prefix };
}

function literalStart(tokens: GlobTokens): string {
  let text = '';
  for (const token of tokens) {
    if (token < 0) break;
    text += String.fromCodePoint(token);
  }
  return text;
}

/**
 * The patterns that another takes in; of two that say the same, the later. A pattern can only be taken in by one whose fixed
 * start is the start of its own, so those are looked up by it, and only they are compared.
 */
export function covered(scope: Scope, patterns: readonly Comparable[]): readonly Word[] {
  const byPrefix = new Map<string, { readonly pattern: Comparable; readonly index: number }[]>();
  const lengths = new Set<number>();
  patterns.forEach((pattern, index) => {
    lengths.add(pattern.prefix.length);
    const group = byPrefix.get(pattern.prefix);
    if (group) group.push({ pattern, index });
    else byPrefix.set(pattern.prefix, [{ pattern, index }]);
  });
  const starts = [...lengths].sort((a, b) => a - b);
  const seen = new Set<string>();
  return patterns.flatMap((inner, index) => {
    const same = inner.parts.map((part) => part.join()).join('|') + String(inner.everything);
    if (seen.has(same)) return [inner.word];
    seen.add(same);
    for (const length of starts) {
      if (length > inner.prefix.length) break;
      for (const outer of byPrefix.get(inner.prefix.slice(0, length)) ?? []) {
        if (outer.index === index) continue;
        const taken = includes(scope, outer.pattern, inner);
        if (taken === undefined) return [];
        // Of two that take in each other, the first stays.
        if (taken && (outer.index < index || includes(scope, inner, outer.pattern) === false)) return [inner.word];
      }
    }
    return [];
  });
}

/** Does one pattern take in the other? `undefined` when there is no more work to spend. */
function includes(scope: Scope, outer: Comparable, inner: Comparable): boolean | undefined {
  if (outer.everything) return scope.spend(CHECK, 1) ? true : undefined;
  if (inner.everything) return false;
  if (outer.parts.length === 1 && !outer.parts[0]?.some((token) => token === ANY_RUN || token === ANY_ONE)) return false;
  for (let i = 0; i < outer.parts.length; i++) {
    const fuel = { steps: PER_PAIR };
    const taken = globIncludes(outer.parts[i] ?? [], inner.parts[i] ?? [], fuel);
    if (!scope.spend(CHECK, PER_PAIR - fuel.steps)) return undefined;
    if (taken !== true) return false;
  }
  return true;
}
