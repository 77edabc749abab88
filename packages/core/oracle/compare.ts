import { type EngineAnswers, askEngine } from './engine.ts';
import { evaluate } from './evaluate.ts';
import { questionOf } from './generate.ts';
import type { Answer, Question } from './question.ts';
import { shrink } from './shrink.ts';

/** A question that the two engines answer differently, made as small as it goes. */
export interface Difference {
  readonly seed: number;
  readonly question: Question;
  readonly oracle: Answer;
  readonly engine: EngineAnswers | undefined;
}

/** What a run has seen. `spread` counts the answers by outcome and layer. */
export interface Run {
  readonly asked: number;
  readonly refusedByParser: number;
  readonly spread: Readonly<Record<string, number>>;
  readonly differences: readonly Difference[];
}

/** Asks the questions of `count` seeds, from `seed` on; stops at `limit` differences, or when `now()` is past `until`. */
export function compareEngines(
  { seed, count, limit = 5, until = Infinity }: { seed: number; count: number; limit?: number; until?: number },
  now: () => number = () => 0,
): Run {
  const spread: Record<string, number> = {};
  const differences: Difference[] = [];
  let asked = 0;
  let refusedByParser = 0;
  for (let i = 0; i < count && differences.length < limit && now() < until; i++) {
    const question = questionOf(seed + i);
    const engine = askEngine(question);
    if (engine === undefined) {
      refusedByParser++;
      continue;
    }
    asked++;
    const oracle = evaluate(question);
    const cell = `${oracle.outcome} by ${oracle.layer}`;
    spread[cell] = (spread[cell] ?? 0) + 1;
    if (!agree(oracle, engine)) {
      const smallest = shrink(question, differ);
      differences.push({ seed: seed + i, question: smallest, oracle: evaluate(smallest), engine: askEngine(smallest) });
    }
  }
  return { asked, refusedByParser, spread, differences };
}

function differ(question: Question): boolean {
  const engine = askEngine(question);
  return engine !== undefined && !agree(evaluate(question), engine);
}

/** All have one answer, and the engine's three ways to it name one statement. */
function agree(oracle: Answer, { decided, bundled, explained }: EngineAnswers): boolean {
  return [decided, bundled, explained].every(
    ({ outcome, layer, statement }) => outcome === oracle.outcome && layer === oracle.layer && statement === decided.statement,
  );
}
