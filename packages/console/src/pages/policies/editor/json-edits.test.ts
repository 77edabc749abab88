import { readJson, type JsonArray, type JsonNode, type JsonObject } from '@countersign/core/policy';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addItem, addMember, applyEdits, removeItem, removeMember, replaceValue } from './json-edits.ts';

const object = (text: string): JsonObject => readJson(text) as JsonObject;
const array = (text: string): JsonArray => readJson(text) as JsonArray;
const member = (text: string, key: string): JsonNode => {
  const found = object(text).members.find((one) => one.key.value === key);
  if (!found) throw new RangeError(key);
  return found.value;
};

describe('edits of a JSON text', () => {
  it.each([
    ['a line', '["a", "b"]', '["a", "b", "c"]'],
    ['no space at all', '["a","b"]', '["a","b", "c"]'],
    ['a line an item', '[\n    "a",\n    "b"\n]', '[\n    "a",\n    "b",\n    "c"\n]'],
    ['an empty array', '[ ]', '["c"]'],
  ])('add an item as those before it stand: %s', (_, before, after) => {
    expect(applyEdits(before, addItem(before, array(before), 'c'))).toBe(after);
  });

  it('make an array of a value that stands alone', () => {
    const text = '{"Action": "a:b",  "Odd"  : 1}';
    expect(applyEdits(text, addItem(text, member(text, 'Action'), 'c:d'))).toBe('{"Action": ["a:b", "c:d"],  "Odd"  : 1}');
  });

  it.each([
    [0, '["b",\n"c"]'],
    [1, '["a", "c"]'],
    [2, '["a", "b"]'],
  ])('take item %d out, with one comma', (index, after) => {
    const text = '["a", "b",\n"c"]';
    expect(applyEdits(text, [removeItem(array(text), index)])).toBe(after);
  });

  it('take the only item out', () => expect(applyEdits('[ "a" ]', [removeItem(array('[ "a" ]'), 0)])).toBe('[]'));

  it('add a member after another, indented as it is', () => {
    const text = '{\n\t"Effect": "Allow",\n\t"Resource": "*"\n}';
    expect(applyEdits(text, [addMember(text, object(text), 'Action', ['a:b'], 'Effect')])).toBe(
      '{\n\t"Effect": "Allow",\n\t"Action": [\n\t\t"a:b"\n\t],\n\t"Resource": "*"\n}',
    );
  });

  it('take a member out', () => {
    const text = '{ "a": 1, "b": {}, "c": [2] }';
    expect(applyEdits(text, [removeMember(object(text), 1)])).toBe('{ "a": 1, "c": [2] }');
  });

  it('replace a value', () => {
    const text = '{"Effect":   "Allow"}';
    expect(applyEdits(text, [replaceValue(member(text, 'Effect'), 'Deny')])).toBe('{"Effect":   "Deny"}');
  });

  it('leave JSON behind, with what was asked for, however the text is set', () => {
    const items = fc.array(fc.jsonValue({ maxDepth: 2 }), { minLength: 1, maxLength: 5 });
    const space = fc.constantFrom(undefined, 1, 4, '\t');
    fc.assert(
      fc.property(items, space, fc.nat(), fc.jsonValue({ maxDepth: 1 }), (values, indent, at, added) => {
        const text = JSON.stringify(values, undefined, indent);
        const index = at % values.length;
        const plain = JSON.parse(text) as unknown[];
        const more = JSON.parse(applyEdits(text, addItem(text, array(text), added))) as unknown[];
        expect(more).toEqual([...plain, JSON.parse(JSON.stringify(added))]);
        expect(JSON.parse(applyEdits(text, [removeItem(array(text), index)]))).toEqual(plain.toSpliced(index, 1));
      }),
    );
  });
});
