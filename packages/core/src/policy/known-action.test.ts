import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asciiLowerCase } from './ascii.ts';
import { knownAction } from './known-action.ts';

describe('knownAction', () => {
  it('is asciiLowerCase, asked once or again', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('s3:GetObject', 'S3:GETOBJECT', 's3:\u212Aey')),
        (action) => {
          expect([knownAction(action), knownAction(action)]).toEqual([asciiLowerCase(action), asciiLowerCase(action)]);
        },
      ),
    );
  });

  it('still answers after more actions than it keeps, and for one that is too long to keep', () => {
    for (let i = 0; i < 10_000; i++) expect(knownAction(`s3:Invented${i}`)).toBe(`s3:invented${i}`);
    expect(knownAction('S3:GetObject')).toBe('s3:getobject');
    expect(knownAction(`S3:${'A'.repeat(1000)}`)).toBe(`s3:${'a'.repeat(1000)}`);
  });
});
