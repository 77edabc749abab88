import { expect, it } from 'vitest';
import { asciiLowerCase } from './ascii.ts';

it.each([
  ['', ''],
  ['s3:getobject', 's3:getobject'],
  ['S3:GetObject', 's3:getobject'],
  ['@AZ[`az{', '@az[`az{'],
  // With a letter outside ASCII, those inside it are still made small, and no other is.
  ['\u212aMS:Decrypt', '\u212ams:decrypt'],
  ['ÄZ\u0130A', 'Äz\u0130a'],
  ['A\u007fB\u0080C', 'a\u007fb\u0080c'],
  ['A😀B', 'a😀b'],
])('asciiLowerCase of %j is %j', (text, lower) => expect(asciiLowerCase(text)).toBe(lower));
