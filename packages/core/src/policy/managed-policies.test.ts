import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compilePolicy } from './compile.ts';
import { PolicyError } from './errors.ts';
import { parsePolicy } from './parse.ts';
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
});
