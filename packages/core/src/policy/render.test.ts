import { readdirSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PolicyDocument } from './document.ts';
import { parsePolicy } from './parse.ts';
import { renderPolicy } from './render.ts';
import { anyDocument } from './test-documents.ts';

/** A document without the places where its parts stand. */
const bare = (document: PolicyDocument): unknown =>
  JSON.parse(JSON.stringify(document, (key, value: unknown) => (key === 'start' || key === 'end' ? undefined : value)));

const again = (document: PolicyDocument): PolicyDocument => parsePolicy(renderPolicy(document));

describe('renderPolicy', () => {
  it('writes as the guide does', () => {
    const text = `{
  "Version": "2012-10-17",
  "Id": "example",
  "Statement": [
    {
      "Sid": "One",
      "Effect": "Deny",
      "NotPrincipal": {
        "AWS": "111111111111"
      },
      "Action": [
        "s3:Get*",
        "s3:List*"
      ],
      "NotResource": "arn:aws:s3:::b/*",
      "Condition": {
        "StringLike": {
          "aws:username": "b*"
        },
        "Null": {}
      }
    }
  ]
}`;
    expect(renderPolicy(parsePolicy(text))).toBe(text);
  });

  it('keeps names that mean something to JavaScript', () => {
    const text =
      '{"Statement":{"Effect":"Allow","Principal":{"__proto__":"x"},"Action":"*","Condition":{"__proto__":{"__proto__":"v"}}}}';
    expect(renderPolicy(parsePolicy(text)).match(/"__proto__"/g)).toHaveLength(3);
  });

  it('reads back as the same document', () => {
    fc.assert(
      fc.property(anyDocument, (raw) => {
        const document = parsePolicy(JSON.stringify(raw));
        expect(bare(again(document))).toEqual(bare(document));
      }),
      { numRuns: 500 },
    );
  });

  it('writes what it wrote when it has read it', () => {
    fc.assert(
      fc.property(anyDocument, (raw) => {
        const once = renderPolicy(parsePolicy(JSON.stringify(raw)));
        expect(renderPolicy(parsePolicy(once))).toBe(once);
      }),
    );
  });

  const folder = new URL('../../vectors/policy/', import.meta.url);
  it.each(readdirSync(folder).filter((name) => name.endsWith('.json')))('keeps the documents of %s', (file) => {
    const { cases } = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as { cases: { identity?: unknown[] }[] };
    for (const raw of cases.flatMap(({ identity = [] }) => identity).filter((one) => typeof one === 'object')) {
      const document = parsePolicy(JSON.stringify(raw));
      expect(bare(again(document))).toEqual(bare(document));
    }
  });
});
