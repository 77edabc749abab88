import { describe, expect, it } from 'vitest';
import { authorize } from './authorize.ts';
import { findBits, compileBitSearch } from './bit-search.ts';
import { bundlePolicies, type PolicyBundle } from './bundle.ts';
import { compilePolicy, type CompiledPolicy } from './compile.ts';
import { OPERATORS } from './conditions/operators.ts';
import { contextFrom } from './context.ts';
import type { NamedPolicy, PolicyLayers } from './decision.ts';
import { PolicyError } from './errors.ts';
import { explainDecision } from './explain.ts';
import { globTokens } from './glob-tokens.ts';
import { lazyContext } from './lazy-context.ts';
import { parsePolicy } from './parse.ts';
import type { PolicyType } from './policy-type.ts';
import type { Principal } from './principal.ts';
import { readJson } from './read-json.ts';
import type { RequestContext } from './request.ts';
import { MAX_DEPTH, MAX_DOCUMENT_LENGTH } from './semantics.ts';
import { CALLERS, OWN } from './test-world.ts';
import { validatePolicy } from './validate-policy.ts';
import { parseTemplate, resolveText } from './variables.ts';
import { compileGlob, matchGlob, type Meter } from './wildcard.ts';

const A = OWN;
const named = (policy: CompiledPolicy): NamedPolicy => ({ source: { kind: 'inline', name: 'p', attachedTo: 'it' }, policy });
const compile = (statements: readonly object[], type: PolicyType = 'identity'): NamedPolicy =>
  named(compilePolicy(parsePolicy(JSON.stringify({ Version: '2012-10-17', Statement: statements })), type));

/** Decides both ways, which must agree. */
function decide(
  layers: PolicyLayers,
  {
    action = 's3:GetObject',
    resource = 'arn:aws:s3:::b/k',
    context = contextFrom({}),
    principal,
  }: Partial<{
    action: string;
    resource: string;
    context: RequestContext;
    principal: Principal;
  }> = {},
): string {
  const request = { action, resource, context, principal, resourceAccount: A };
  const decision = authorize(request, layers);
  expect(explainDecision(request, layers).decision).toEqual(decision);
  return `${decision.outcome} ${decision.layer}`;
}

/** A context that counts how often it is asked. */
function counting(
  entries: Readonly<Record<string, string | readonly string[]>>,
): RequestContext & { readonly asked: () => number } {
  const inner = contextFrom(entries);
  let asked = 0;
  return {
    get(key) {
      asked++;
      return inner.get(key);
    },
    asked: () => asked,
  };
}

const refusal = (text: string): string => {
  try {
    parsePolicy(text);
  } catch (error) {
    if (error instanceof PolicyError) return error.detail ?? error.message;
    throw error;
  }
  return 'taken';
};

const work = (pattern: string, text: string): number => {
  const meter: Meter = { steps: 0 };
  matchGlob(compileGlob(globTokens(pattern)), text, 0, text.length, meter);
  return meter.steps;
};

describe('patterns made to be slow', () => {
  it.each([
    ['*a a thousand times, and no end', `${'*a'.repeat(1000)}*b`, 'a'.repeat(10_000), 1],
    ['*a a thousand times', '*a'.repeat(1000), 'a'.repeat(10_000), 1],
    ['*a? a thousand times', `${'*a?'.repeat(1000)}*b`, 'a'.repeat(10_000), 1],
    ['*ab a thousand times, against what never has it', '*ab'.repeat(1000), 'a'.repeat(10_000), 2],
    ['runs just short enough to be tried place by place', `*${'a'.repeat(31)}b*`, 'a'.repeat(10_000), 32],
  ])('%s: looks at each character a few times', (_what, pattern, text, each) => {
    expect(work(pattern, text)).toBeLessThanOrEqual(each * text.length);
  });

  it('a long run is searched with one word of bits for 32 of its characters', () => {
    const steps: Meter = { steps: 0 };
    const run = globTokens(`${'a'.repeat(6000)}b`);
    expect(findBits(compileBitSearch(run), 'a'.repeat(10_000), 0, 10_000, steps)).toBe(-1);
    expect(steps.steps).toBeLessThanOrEqual(10_000 * Math.ceil(run.length / 32));
  });

  it('decide through every layer', () => {
    const Resource = `arn:aws:s3:::${'*a'.repeat(1000)}*b`;
    const layers = {
      identity: [
        compile([
          { Effect: 'Allow', Action: `s3:${'*a'.repeat(1000)}`, Resource },
          { Effect: 'Allow', Action: 's3:*', Resource: '*' },
        ]),
      ],
    };
    expect(decide(layers, { resource: `arn:aws:s3:::${'a'.repeat(10_000)}` })).toBe('allow identity');
  });
});

describe('documents made to be large', () => {
  it('131,072 characters are read once', () => {
    const filler = 'a'.repeat(131_072 - 83);
    const text = `{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":["*","${filler}"]}}`;
    expect(text.length).toBeGreaterThanOrEqual(131_072);
    expect(parsePolicy(text).statements[0]?.end.offset).toBe(text.length - 1);
  });

  it('one character too many is not read at all', () => {
    const text = `"${' '.repeat(MAX_DOCUMENT_LENGTH)}`;
    expect(refusal(text)).toBe('the document is too long');
    expect(refusal('{'.padEnd(MAX_DOCUMENT_LENGTH + 1))).toBe('the document is too long');
  });

  it.each(['[', '{"a":'])(
    'five million %s end at the bound on length, and what is short enough at the bound on depth',
    (open) => {
      expect(refusal(open.repeat(5_000_000))).toBe('the document is too long');
      const within = open.repeat(Math.floor(MAX_DOCUMENT_LENGTH / open.length));
      expect(refusal(within)).toBe(`nested deeper than ${MAX_DEPTH}`);
      // Nothing behind the bound is looked at.
      let position = -1;
      try {
        readJson(within);
      } catch (error) {
        if (error instanceof PolicyError) position = error.position?.offset ?? -1;
      }
      expect(position).toBe(open.length * MAX_DEPTH);
    },
  );

  it.each<[PolicyType]>([['identity'], ['trust'], ['session'], ['resource'], ['scp'], ['rcp']])(
    'no check of type %s overflows the stack',
    (type) => {
      for (const text of ['['.repeat(1_000_000), '{"Statement":'.repeat(80_000), `{"Statement":[${'{},'.repeat(100_000)}{}]}`]) {
        expect(() => validatePolicy(text, type)).toThrow(PolicyError);
      }
    },
  );

  it('10,000 keys and a key twice at the end', () => {
    const keys = Array.from({ length: 10_000 }, (_, i) => `"k${i}":"v"`).join();
    const text = (last: string): string =>
      `{"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":{${keys},"${last}":"v"}}}}`;
    expect(refusal(text('other'))).toBe('taken');
    expect(refusal(text('k0'))).toBe('the key "k0" stands twice in one object');
  });
});

const elements = (name: string): readonly string[] => [
  `{"${name}":1,"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}`,
  `{"Statement":{"${name}":1,"Effect":"Allow","Action":"*","Resource":"*"}}`,
];

describe('names that mean something to JavaScript', () => {
  const NAMES = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '__defineGetter__', 'valueOf'];
  it.each(NAMES)('%s is no element', (name) => {
    for (const text of elements(name)) expect(refusal(text)).toBe(`unknown element "${name}"`);
  });

  it.each(NAMES)('%s is no operator, and no kind of principal', (name) => {
    const text = `{"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"${name}":{"k":"v"}}}}`;
    expect(decide({ identity: [named(compilePolicy(parsePolicy(text)))] })).toBe('implicitDeny identity');
    const principal = `{"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Principal":{"${name}":"*"}}}`;
    const resource = [named(compilePolicy(parsePolicy(principal), 'resource'))];
    expect(decide({ identity: [], resource }, { principal: CALLERS.user })).toBe('implicitDeny identity');
    expect(OPERATORS.has(name)).toBe(false);
  });

  it.each(NAMES)('%s is a context key like any other', (name) => {
    const identity = [
      named(
        compilePolicy(
          parsePolicy(`{"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringLike":{"${name}":"*"}}}}`),
        ),
      ),
    ];
    expect(decide({ identity })).toBe('implicitDeny identity');
    const held = JSON.parse(`{"${name}":"v"}`) as Record<string, string>;
    expect(decide({ identity }, { context: contextFrom(held) })).toBe('allow identity');
    expect(resolveText(parseTemplate(`\${${name}}`, true), contextFrom({}))).toBeUndefined();
    expect(Object.hasOwn(Object.prototype, 'v')).toBe(false);
  });

  it.each(NAMES)('%s is an action and a resource like any other', (name) => {
    const identity = [compile([{ Effect: 'Allow', Action: 's3:*', Resource: 'arn:aws:s3:::b' }])];
    expect(decide({ identity }, { action: name, resource: name })).toBe('implicitDeny identity');
    expect(decide({ identity }, { action: `${name}:${name}` })).toBe('implicitDeny identity');
  });
});

const allow = (Action: string): PolicyLayers => ({ identity: [compile([{ Effect: 'Allow', Action, Resource: '*' }])] });
const ask = (operator: string, written: string, held: string): string =>
  decide(
    { identity: [compile([{ Effect: 'Allow', Action: '*', Resource: '*', Condition: { [operator]: { x: written } } }])] },
    { context: contextFrom({ x: held }) },
  );

describe('letters that look like others', () => {
  const KELVIN = '\u212a';
  const LONG_S = '\u017f';
  const DOTTED_I = '\u0130';
  it.each([
    ['kms:Decrypt', `${KELVIN}ms:Decrypt`],
    ['s3:GetObject', `${LONG_S}3:GetObject`],
    ['iam:ListUsers', `${DOTTED_I}am:ListUsers`],
    ['iam:ListUsers', `iam:L${DOTTED_I}stUsers`],
  ])('%s is not %s, either way round', (plain, forged) => {
    expect(decide(allow(plain), { action: plain })).toBe('allow identity');
    expect(decide(allow(plain), { action: forged })).toBe('implicitDeny identity');
    expect(decide(allow(forged), { action: plain })).toBe('implicitDeny identity');
  });

  it('an operator with one is not stored', () => {
    const statement = { Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: '*' };
    const text = (operator: string): string =>
      JSON.stringify({ Statement: { ...statement, Condition: { [operator]: { k: '*' } } } });
    expect(() => validatePolicy(text('StringLike'), 'resource')).not.toThrow();
    expect(() => validatePolicy(text(`StringLi${KELVIN}e`), 'resource')).toThrow(PolicyError);
  });

  it('a value with one differs, but for StringEqualsIgnoreCase, which folds the Kelvin sign as Unicode does', () => {
    expect(ask('StringEquals', 'k', KELVIN)).toBe('implicitDeny identity');
    expect(ask('StringLike', 'k', KELVIN)).toBe('implicitDeny identity');
    expect(ask('StringEqualsIgnoreCase', 'k', KELVIN)).toBe('allow identity');
    expect(ask('StringEqualsIgnoreCase', 'i', DOTTED_I)).toBe('implicitDeny identity');
    expect(ask('Bool', 'true', 'TR\u00dcE')).toBe('implicitDeny identity');
  });
});

/** Policies of 1,000 statements each, under one index. */
const bundle = (statements: readonly object[]): PolicyBundle =>
  bundlePolicies(Array.from({ length: statements.length / 1000 }, (_, i) => compile(statements.slice(i * 1000, (i + 1) * 1000))));

describe('crowds', () => {
  const REPEATS = 10_000;
  it('of 10,000 statements for other resources, only those that may match ask for the context', () => {
    const statements = Array.from({ length: REPEATS }, (_, i) => ({
      Effect: 'Allow',
      Action: 's3:GetObject',
      Resource: `arn:aws:s3:::b/${i}`,
      Condition: { StringEquals: { x: 'v' } },
    }));
    const layers = { identity: bundle(statements) };
    const context = counting({ x: 'v' });
    const request = { action: 's3:GetObject', resource: 'arn:aws:s3:::b/9999', context };
    expect(authorize(request, layers)).toMatchObject({ outcome: 'allow', statement: { index: 999 } });
    expect(context.asked()).toBe(1);
    expect(authorize({ ...request, resource: 'arn:aws:s3:::c' }, layers).outcome).toBe('implicitDeny');
    expect(context.asked()).toBe(1);
  });

  it('of 10,000 statements with prefixes, too', () => {
    const statements = Array.from({ length: REPEATS }, (_, i) => ({
      Effect: 'Allow',
      Action: 's3:*',
      Resource: `arn:aws:s3:::b/${String(i).padStart(5, '0')}/*`,
      Condition: { StringEquals: { x: 'v' } },
    }));
    const context = counting({ x: 'v' });
    const request = { action: 's3:GetObject', resource: 'arn:aws:s3:::b/09999/x', context };
    expect(authorize(request, { identity: bundle(statements) })).toMatchObject({ outcome: 'allow', statement: { index: 999 } });
    expect(context.asked()).toBe(1);
  });

  it('10,000 statements for everything each ask at most once, and the first match ends it', () => {
    const one = { Effect: 'Allow', Action: '*', Resource: '*', Condition: { StringEquals: { x: 'v' } } };
    const layers = { identity: [compile(Array.from({ length: REPEATS }, () => one))] };
    const none = counting({ x: 'w' });
    expect(authorize({ action: 'a:b', resource: '*', context: none }, layers).outcome).toBe('implicitDeny');
    expect(none.asked()).toBe(REPEATS);
    const all = counting({ x: 'v' });
    expect(authorize({ action: 'a:b', resource: '*', context: all }, layers).outcome).toBe('allow');
    expect(all.asked()).toBe(1);
  });

  it('10,000 principals are found by hash', () => {
    const AWS = Array.from({ length: REPEATS }, (_, i) => `arn:aws:iam::${A}:user/u${i}`);
    const statement = { Effect: 'Allow', Principal: { AWS: [...AWS, CALLERS.user.arn] }, Action: 's3:*', Resource: '*' };
    const resource = [compile([statement], 'resource')];
    expect(decide({ identity: [], resource }, { principal: CALLERS.user })).toBe('allow resource');
    expect(decide({ identity: [], resource }, { principal: CALLERS.role })).toBe('implicitDeny identity');
    expect(resource[0]?.policy.statements[0]?.principals?.named.size).toBe(REPEATS + 1);
  });

  it('10,000 values of a condition against 1,000 of the request ask for the key once', () => {
    const written = Array.from({ length: REPEATS }, (_, i) => `v${i}`);
    const held = Array.from({ length: 1000 }, (_, i) => `v${REPEATS - 1 - i}`);
    const ask = (operator: string, values: readonly string[]): [string, number] => {
      const context = counting({ x: values });
      const layers = {
        identity: [compile([{ Effect: 'Allow', Action: '*', Resource: '*', Condition: { [operator]: { x: written } } }])],
      };
      return [authorize({ action: 'a:b', resource: '*', context }, layers).outcome, context.asked()];
    };
    expect(ask('ForAllValues:StringEquals', held)).toEqual(['allow', 1]);
    expect(ask('ForAllValues:StringEquals', [...held, 'w'])).toEqual(['implicitDeny', 1]);
    expect(ask('ForAnyValue:StringLike', held)).toEqual(['allow', 1]);
    expect(ask('ForAllValues:StringNotEquals', ['w'])).toEqual(['allow', 1]);
  });

  it('5,000 keys that policies invent are answered, the thousandth as the first', () => {
    const contextOf = lazyContext<string>({ 'tag/': (source, name) => `${source} ${name}` });
    const keys = Array.from({ length: 5000 }, (_, i) => `tag/${i}`);
    expect(keys.map((key) => contextOf('of').get(key))).toEqual(keys.map((_, i) => `of ${i}`));
    expect(keys.map((key) => contextOf('again').get(key)).at(-1)).toBe('again 4999');
  });

  it('100,000 actions that a caller invents are decided, and do not stay', () => {
    const layers = { identity: [compile([{ Effect: 'Allow', Action: 's3:Get*', Resource: '*' }])] };
    const context = contextFrom({});
    const refused = Array.from(
      { length: 100_000 },
      (_, i) => authorize({ action: `s3:Get${i}`, resource: '*', context }, layers).outcome,
    ).filter((outcome) => outcome !== 'allow');
    expect(refused).toEqual([]);
  });
});

describe('variables within variables', () => {
  const DEPTH = 10_000;
  it('are taken apart once, and never expanded again', () => {
    const nested = '${'.repeat(DEPTH) + '}'.repeat(DEPTH);
    const parts = parseTemplate(nested, true);
    expect(parts.map((part) => ('source' in part ? part.source : part.text)).join('')).toBe(nested);
    expect(parts.length).toBeLessThanOrEqual(2);
    const context = counting({ a: '${b}', b: '${a}' });
    expect(resolveText(parseTemplate('${a}${b}'.repeat(DEPTH), true), context)).toBe('${b}${a}'.repeat(DEPTH));
    expect(context.asked()).toBe(2 * DEPTH);
  });

  it('unclosed ones stay text, looked for once', () => {
    const open = '${a'.repeat(DEPTH);
    expect(parseTemplate(open, true)).toEqual([{ kind: 'text', text: open }]);
  });

  it('defaults with quotes, braces and commas end at the first quote and brace', () => {
    const text = `\${k, '${"','${".repeat(1000)}'}`;
    const parts = parseTemplate(text, true);
    expect(parts.map((part) => ('source' in part ? part.source : part.text)).join('')).toBe(text);
  });

  it('in a resource of a policy resolve to nothing and match nothing', () => {
    const Resource = `arn:aws:s3:::${'${'.repeat(1000)}a${'}'.repeat(1000)}`;
    const layers = { identity: [compile([{ Effect: 'Allow', Action: '*', Resource }])] };
    expect(decide(layers, { context: contextFrom({ a: 'k' }) })).toBe('implicitDeny identity');
  });
});
