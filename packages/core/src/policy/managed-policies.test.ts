import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { authorize } from './authorize.ts';
import { bundlePolicies } from './bundle.ts';
import { compilePolicy } from './compile.ts';
import { contextFrom } from './context.ts';
import type { NamedPolicy } from './decision.ts';
import type { PolicyDocument } from './document.ts';
import { PolicyError } from './errors.ts';
import { traceDecision } from './trace-decision.ts';
import { parsePolicy } from './parse.ts';
import { renderPolicy } from './render.ts';
import type { PolicyRequest } from './request.ts';
import { validateIdentityPolicy } from './validate.ts';

interface Entry {
  readonly arn: string;
  readonly offset: number;
  readonly length: number;
}

const folder = new URL('../../../server/generated/', import.meta.url);
const index = new URL('aws-managed-policies.json', folder);
const present = existsSync(index);
if (!present) console.log('skipped: generated/aws-managed-policies.json is absent, so AWS managed policies are not tried');

/** A document without the places where its parts stand. */
const bare = (document: PolicyDocument): string =>
  JSON.stringify(document, (key, value: unknown) => (key === 'start' || key === 'end' ? undefined : value));

describe('AWS managed policies', () => {
  it('are at hand where it counts', () => {
    expect(present || !process.env['CI']).toBe(true);
  });

  const documents = present ? readFileSync(new URL('aws-managed-policies.documents', folder)) : undefined;
  const entries = present ? (JSON.parse(readFileSync(index, 'utf8')) as readonly Entry[]) : [];
  const texts = entries.map(
    ({ arn, offset, length }) => [arn, documents?.toString('utf8', offset, offset + length) ?? ''] as const,
  );

  it.skipIf(!present)('are more than a thousand', () => {
    expect(texts.length).toBeGreaterThan(1000);
  });

  it.skipIf(!present)('parse and compile, every one, with no part unknown', () => {
    const unknown = texts.flatMap(([arn, text]) =>
      compilePolicy(parsePolicy(text, { characters: 'iam' })).statements.flatMap((statement) =>
        statement.unknown.map((part) => `${arn}: ${part}`),
      ),
    );
    expect(unknown).toEqual([]);
  });

  it.skipIf(!present)('pass the write checks', () => {
    const refused = texts.flatMap(([arn, text]) => {
      try {
        validateIdentityPolicy(text);
        return [];
      } catch (error) {
        if (!(error instanceof PolicyError)) throw error;
        return [`${arn.split('/').at(-1)}: ${error.message}`];
      }
    });
    expect(refused).toEqual([]);
  });

  it.skipIf(!present)('say the same after a round trip through JSON.parse', () => {
    for (const [, text] of texts.filter((_text, i) => i % 20 === 0)) {
      const raw = JSON.parse(text) as { Statement: { Effect: string } | { Effect: string }[] };
      const effects = [raw.Statement].flat().map(({ Effect }) => Effect);
      expect(parsePolicy(text).statements.map(({ effect }) => effect)).toEqual(effects);
    }
  });

  it.skipIf(!present)('are decided alike by the index, by a bundle and by the trace', () => {
    const outcomes = new Map<string, number>();
    const apart = texts.flatMap(([arn, text]) => {
      const document = parsePolicy(text);
      const named: NamedPolicy = {
        source: { kind: 'managed', name: arn.split('/').at(-1) ?? arn, arn, attachedTo: 'it' },
        policy: compilePolicy(document),
      };
      const layers = { identity: [named] };
      const bundled = { identity: bundlePolicies([named]) };
      return requestsFor(document).flatMap((request) => {
        const decision = authorize(request, layers);
        outcomes.set(decision.outcome, (outcomes.get(decision.outcome) ?? 0) + 1);
        const others = [authorize(request, bundled), traceDecision(request, layers).decision];
        const same = others.every((other) => JSON.stringify(other) === JSON.stringify(decision));
        return same ? [] : [`${arn}: ${request.action} on ${request.resource}`];
      });
    });
    expect(apart).toEqual([]);
    for (const outcome of ['allow', 'implicitDeny', 'explicitDeny']) expect(outcomes.get(outcome)).toBeGreaterThan(5);
  });

  it.skipIf(!present)('read back as they were from what renderPolicy writes', () => {
    const changed = texts.filter(([, text]) => {
      const document = parsePolicy(text);
      return bare(parsePolicy(renderPolicy(document))) !== bare(document);
    });
    expect(changed.map(([arn]) => arn)).toEqual([]);
  });
});

/** Requests that a policy may speak of, made of its first and last statement, and one that it hardly does. */
function requestsFor({ statements }: PolicyDocument): readonly PolicyRequest[] {
  const context = contextFrom({ 'aws:username': 'bob', 'aws:RequestedRegion': 'eu-west-1', 'aws:ViaAWSService': 'false' });
  const own = [statements[0], statements.at(-1)].flatMap((statement) => {
    if (!statement) return [];
    const action = (statement.action?.patterns[0]?.value ?? 'none:None').replaceAll('*', 'X').replaceAll('?', 'Y');
    const resource = statement.resource?.patterns[0]?.value ?? '*';
    return [
      { action, resource: '*', context },
      { action, resource: resource === '*' ? 'arn:aws:s3:::b/k' : resource.replaceAll('*', 'x'), context },
    ];
  });
  return [...own, { action: 'iam:CreateUser', resource: 'arn:aws:iam::111111111111:user/bob', context }];
}
