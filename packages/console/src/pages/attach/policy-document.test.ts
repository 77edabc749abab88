import { describe, expect, it } from 'vitest';
import { readableDocument, writtenDocument } from './policy-document.ts';

describe('a policy document of an answer', () => {
  it('is read as it was written', () => expect(writtenDocument(encodeURIComponent('{"a":"100%"}'))).toBe('{"a":"100%"}'));
  it('is kept where it is not encoded', () => expect(writtenDocument('{"a":"100%"}')).toBe('{"a":"100%"}'));
  it('is indented when it stands in one line', () => expect(readableDocument('%7B%22a%22%3A1%7D')).toBe('{\n  "a": 1\n}'));
  it('keeps its own lines', () => expect(readableDocument('{\n"a": 1\n}')).toBe('{\n"a": 1\n}'));
});
