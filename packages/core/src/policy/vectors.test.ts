import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { authorize } from './authorize.ts';
import { compilePolicy } from './compile.ts';
import { contextFrom } from './context.ts';
import type { NamedPolicy, PolicyLayers } from './decision.ts';
import { explainDecision } from './explain.ts';
import { parsePolicy } from './parse.ts';

interface Case {
  readonly name: string;
  readonly tricky?: number;
  readonly identity: readonly unknown[];
  readonly boundary?: unknown;
  readonly request: { readonly action: string; readonly resource: string; readonly context: Record<string, string | string[]> };
  readonly expected: {
    readonly outcome: string;
    readonly layer: string;
    readonly statement?: { readonly policy: number; readonly index: number };
  };
}

const folder = new URL('../../vectors/policy/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));

const named = (document: unknown, index: number | string): NamedPolicy => ({
  source: { kind: 'inline', name: String(index), attachedTo: 'user bob' },
  policy: compilePolicy(parsePolicy(JSON.stringify(document))),
});

describe.each(files)('vectors %s', (file) => {
  const { cases } = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as { cases: readonly Case[] };

  it.each(cases.map((one) => [one.name + (one.tricky ? ` [1.11 case ${one.tricky}]` : ''), one] as const))('%s', (_name, one) => {
    const layers: PolicyLayers = {
      identity: one.identity.map(named),
      ...(one.boundary !== undefined && { boundary: one.boundary === 'missing' ? 'missing' : named(one.boundary, 'boundary') }),
    };
    const request = { ...one.request, context: contextFrom(one.request.context) };
    const decision = authorize(request, layers);
    const { outcome, layer, statement } = one.expected;
    expect(decision).toMatchObject({
      outcome,
      layer,
      ...(statement && { statement: { source: { name: String(statement.policy) }, index: statement.index } }),
    });
    expect(explainDecision(request, layers).decision).toEqual(decision);
  });
});
