import { describe, expect, it } from 'vitest';
import {
  addCondition,
  addConditionValue,
  addStatement,
  addWord,
  removeCondition,
  removeStatement,
  removeWord,
  replaceWord,
  setConditionKey,
  setEffect,
  setOperator,
  smallestEdit,
} from './card-edits.ts';

const POLICY = `{
    "Version": "2012-10-17",
    "Statement": [
        {   "Effect":"Allow",
            "Action": "s3:GetObject",
            "Resource": ["*"], "Condition": {"Bool": {"aws:SecureTransport": "true"}}
        }
    ]
}`;
const replaced = (from: string, to: string): string => {
  expect(POLICY).toContain(from);
  return POLICY.replace(from, to);
};

describe('the edits of a card', () => {
  it.each([
    ['the effect', setEffect(0, 'Deny'), '"Allow"', '"Deny"'],
    ['another action', addWord(0, 'action', 's3:PutObject'), '"s3:GetObject"', '["s3:GetObject", "s3:PutObject"]'],
    ['the last action gone', removeWord(0, 'action', 's3:GetObject'), '"s3:GetObject"', '[]'],
    ['a resource rewritten', replaceWord(0, 'resource', 0, 'arn:aws:s3:::a'), '"*"', '"arn:aws:s3:::a"'],
    ['another operator', setOperator(0, 0, 'BoolIfExists'), '"Bool"', '"BoolIfExists"'],
    ['another key', setConditionKey(0, 0, 'aws:MultiFactorAuthPresent'), 'aws:SecureTransport', 'aws:MultiFactorAuthPresent'],
    ['one more value', addConditionValue(0, 0, 'false'), '"true"', '["true", "false"]'],
    ['one more key', addCondition(0, 'Bool', 'aws:x', 'y'), '"true"}', '"true", "aws:x": "y"}'],
    ['the condition gone', removeCondition(0, 0), ', "Condition": {"Bool": {"aws:SecureTransport": "true"}}', ''],
  ])('leave all else as it stands: %s', (_, edit, from, to) => expect(edit(POLICY)).toBe(replaced(from, to)));

  it('add no action twice', () => expect(addWord(0, 'action', 's3:GetObject')(POLICY)).toBe(POLICY));

  it('move a condition to its new operator when the old one has other keys', () => {
    const two = addCondition(0, 'Bool', 'aws:x', 'y')(POLICY);
    expect(JSON.parse(setOperator(0, 1, 'Null')(two))).toMatchObject({
      Statement: [{ Condition: { Bool: { 'aws:SecureTransport': 'true' }, Null: { 'aws:x': 'y' } } }],
    });
  });

  it('add a statement to a list, to one that stands alone, and to none', () => {
    const fresh = { Effect: 'Allow', Action: [], Resource: '*' };
    const alone = '{"Statement": {"Sid": "a"}}';
    expect(JSON.parse(addStatement(POLICY))).toMatchObject({ Statement: [{ Effect: 'Allow' }, fresh] });
    expect(JSON.parse(addStatement(alone))).toEqual({ Statement: [{ Sid: 'a' }, fresh] });
    expect(JSON.parse(addStatement('{"Statement": []}'))).toEqual({ Statement: [fresh] });
    expect(JSON.parse(addStatement('{}'))).toEqual({ Statement: [fresh] });
  });

  it('take a statement out', () => {
    const two = addStatement(POLICY);
    expect(removeStatement(1)(two)).toBe(POLICY);
    expect(JSON.parse(removeStatement(0)(POLICY))).toEqual({ Version: '2012-10-17', Statement: [] });
  });

  it('change nothing in a text that is no JSON, nor for a card that is gone', () => {
    expect(setEffect(0, 'Deny')('{"Statement": [')).toBe('{"Statement": [');
    expect(setEffect(7, 'Deny')(POLICY)).toBe(POLICY);
  });
});

describe('smallestEdit', () => {
  it.each([
    ['abcdef', 'abXdef', { from: 2, to: 3, insert: 'X' }],
    ['aaa', 'aaaa', { from: 3, to: 3, insert: 'a' }],
    ['abc', '', { from: 0, to: 3, insert: '' }],
  ])('%j to %j', (before, after, edit) => expect(smallestEdit(before, after)).toEqual(edit));
  it('is none between equals', () => expect(smallestEdit('a', 'a')).toBeUndefined());
});
