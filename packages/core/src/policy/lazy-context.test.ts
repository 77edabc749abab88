import { describe, expect, it, vi } from 'vitest';
import { authorize } from './authorize.ts';
import { compilePolicy } from './compile.ts';
import { lazyContext } from './lazy-context.ts';
import { parsePolicy } from './parse.ts';

interface Source {
  readonly ip: string;
  readonly tags: ReadonlyMap<string, string>;
}

const source: Source = {
  ip: '10.0.0.1',
  tags: new Map([
    ['team', 'red'],
    ['a/b', 'blue'],
  ]),
};
const contextOf = lazyContext<Source>({
  'aws:SourceIp': ({ ip }) => ip,
  'aws:TagKeys': ({ tags }) => [...tags.keys()],
  'aws:PrincipalTag/': ({ tags }, name) => tags.get(name),
  'aws:PrincipalTag/fixed': () => 'itself',
  'aws:FederatedProvider': () => undefined,
});

const condition = (key: string): object => ({
  Effect: 'Allow',
  Action: 's3:GetObject',
  Resource: '*',
  Condition: { StringEquals: { [key]: 'another' } },
});

describe('a lazy context', () => {
  it.each<[string, string | readonly string[] | undefined]>([
    ['aws:sourceip', '10.0.0.1'],
    ['aws:tagkeys', ['team', 'a/b']],
    ['aws:principaltag/team', 'red'],
    ['aws:principaltag/a/b', 'blue'],
    ['aws:principaltag/fixed', 'itself'],
    ['aws:principaltag/none', undefined],
    ['aws:principaltag/', undefined],
    ['aws:principaltag', undefined],
    ['/team', undefined],
    ['/', undefined],
    ['aws:federatedprovider', undefined],
    ['aws:unheardof', undefined],
    ['aws:unheardof/x', undefined],
    ['constructor', undefined],
    ['__proto__', undefined],
  ])('has for %s: %j', (key, value) => {
    const context = contextOf(source);
    expect(context.get(key)).toEqual(value);
    expect(context.get(key)).toEqual(value);
  });

  it('answers each request for itself', () => {
    const other = contextOf({ ip: '192.0.2.1', tags: new Map() });
    expect([contextOf(source).get('aws:sourceip'), other.get('aws:sourceip')]).toEqual(['10.0.0.1', '192.0.2.1']);
  });

  it('takes the first of two keys that differ in case alone', () => {
    expect(lazyContext({ 'aws:X': () => 'first', 'AWS:x': () => 'second' })({}).get('aws:x')).toBe('first');
  });

  it('works out nothing but what a condition asks for, and that once', () => {
    const asked = { ip: vi.fn(() => '10.0.0.1'), time: vi.fn(() => '2026-01-01T00:00:00Z'), none: vi.fn(() => undefined) };
    const contextFor = lazyContext<object>({ 'aws:SourceIp': asked.ip, 'aws:CurrentTime': asked.time, 'aws:None': asked.none });
    const Statement = [
      condition('aws:SourceIp'),
      condition('aws:SourceIp'),
      condition('aws:None'),
      condition('aws:None'),
      { ...condition('aws:CurrentTime'), Action: 's3:PutObject' },
    ];
    const policy = compilePolicy(parsePolicy(JSON.stringify({ Version: '2012-10-17', Statement })));
    const layers = { identity: [{ source: { kind: 'inline', name: 'p', attachedTo: 'it' }, policy } as const] };
    authorize({ action: 's3:GetObject', resource: '*', context: contextFor({}) }, layers);
    expect([asked.ip, asked.none, asked.time].map(({ mock }) => mock.calls.length)).toEqual([1, 1, 0]);
  });
});
