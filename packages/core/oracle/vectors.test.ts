import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { evaluate } from './evaluate.ts';
import type { Answer, Doc, Question } from './question.ts';

type Context = Question['context'];

/** A case as `vectors/policy/README.md` tells it: names stand for documents and principals of the file. */
interface DecisionCase extends Omit<Question, 'action' | 'resource' | 'context'> {
  readonly name: string;
  readonly request: Pick<Question, 'action' | 'resource' | 'context'>;
  readonly expected: Answer;
}

interface ConditionCase {
  readonly name: string;
  readonly condition: object;
  readonly version?: string;
  readonly key: string;
  readonly rows: readonly (readonly [null | Context[string], boolean])[];
}

interface VectorFile {
  readonly documents?: Readonly<Record<string, unknown>>;
  readonly principals?: Readonly<Record<string, unknown>>;
  readonly cases: readonly (DecisionCase | ConditionCase)[];
}

const LAYERS = ['identity', 'boundary', 'session', 'resourcePolicies', 'trust', 'endpoint', 'scp', 'rcp'] as const;
const folder = new URL('../vectors/policy/', import.meta.url);

/** The question of a case, with documents and principals in the place of their names. */
function questionOf(one: DecisionCase, { documents = {}, principals = {} }: VectorFile): Question {
  const named = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(named);
    return typeof value === 'string' && value !== 'missing' ? documents[value] : value;
  };
  const { principal, resourceAccount, needsResourceGrant } = one;
  const entries = {
    ...one.request,
    principal: typeof principal === 'string' ? principals[principal] : principal,
    resourceAccount,
    needsResourceGrant,
    ...Object.fromEntries(LAYERS.map((layer) => [layer, named(one[layer])])),
  };
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined)) as unknown as Question;
}

/** Whether everything is allowed under the condition, and nothing without it. */
function holds({ condition, key, version = '2012-10-17' }: ConditionCase, value: null | Context[string]): boolean {
  const statement = { Effect: 'Allow', Action: '*', Resource: '*', Condition: condition } as unknown as Doc['Statement'];
  const context: Context = value === null ? {} : { [key]: value };
  const identity = [{ Version: version, Statement: statement }];
  return evaluate({ action: 's3:GetObject', resource: 'arn:aws:s3:::b/k', context, identity }).outcome === 'allow';
}

describe.each(readdirSync(folder).filter((name) => name.endsWith('.json')))('the oracle on vectors %s', (name) => {
  const file = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as VectorFile;

  it('answers every decision as expected', () => {
    for (const one of file.cases.filter((each) => 'expected' in each)) {
      const { outcome, layer } = one.expected;
      expect({ name: one.name, ...evaluate(questionOf(one, file)) }).toEqual({ name: one.name, outcome, layer });
    }
  });

  it('finds every condition to hold where it should', () => {
    for (const one of file.cases.filter((each) => 'condition' in each)) {
      expect({ name: one.name, rows: one.rows.map(([value]) => [value, holds(one, value)]) }).toEqual({
        name: one.name,
        rows: one.rows,
      });
    }
  });
});
