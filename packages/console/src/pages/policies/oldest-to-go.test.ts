import { expect, it } from 'vitest';
import { oldestToGo } from './oldest-to-go.ts';

const versions = (...ids: readonly string[]): { VersionId: string; IsDefaultVersion: boolean }[] =>
  ids.map((id) => ({ VersionId: id.replace('*', ''), IsDefaultVersion: id.endsWith('*') }));

it('no version has to go while there is room for another', () => {
  expect(oldestToGo(versions('v4*', 'v3', 'v2', 'v1'))).toBeUndefined();
});

it('the oldest goes, by its number and not by its name', () => {
  expect(oldestToGo(versions('v12*', 'v11', 'v10', 'v9', 'v8'))).toBe('v8');
});

it('the version in force never goes', () => {
  expect(oldestToGo(versions('v5', 'v4', 'v3', 'v2', 'v1*'))).toBe('v2');
});
