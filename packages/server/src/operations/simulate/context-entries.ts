import type { ContextEntry } from '@aws-sdk/client-iam';
import { asciiLowerCase, authorize, compilePolicy, contextFrom, parsePolicy } from '@countersign/core/policy';
import { invalidInput } from './invalid-input.ts';

/** The keys that a simulation is told, in lower case. */
export type GivenContext = ReadonlyMap<string, string | readonly string[]>;

/**
 * Reads the typed keys of a simulation. A list type makes a multi-valued key, even of one value.
 * @throws ServiceError `InvalidInput` for a key that comes twice, or a value that is not of its type
 */
export function readContextEntries(entries: readonly ContextEntry[] | undefined): GivenContext {
  const given = new Map<string, string | readonly string[]>();
  for (const { ContextKeyName: name, ContextKeyValues: values = [], ContextKeyType: type } of entries ?? []) {
    if (name === undefined && type === undefined && values.length === 0) continue;
    if (name === undefined || name === '') throw invalidInput('ContextKeyName cannot be null or empty.');
    const key = asciiLowerCase(name);
    if (given.has(key)) throw invalidInput(`Duplicate context key: ${name}.`);
    if (type === undefined) throw invalidInput(`Context key ${name} has invalid type null.`);
    const [only, ...more] = values;
    if (only === undefined) throw invalidInput(`Context values for context key ${name} cannot be null or empty.`);
    const isList = type.endsWith('List');
    if (!isList && more.length > 0) {
      throw invalidInput(`Context key ${type} expected a single value, but received ${values.length}.`);
    }
    const form = FORMS[type.replace(/List$/, '')];
    if (form && !values.every(form.accepts)) throw invalidInput(`Invalid context value for key ${name}: expected ${form.name}.`);
    given.set(key, isList ? values : only);
  }
  return given;
}

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** What the engine can read of a type. A readable value is below, at or above a middle; what can't be read is none of it. */
const READERS = compilePolicy(
  parsePolicy(
    JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        { NumericLessThan: { value: '0' } },
        { NumericGreaterThanEquals: { value: '0' } },
        { DateLessThan: { value: '2000-01-01T00:00:00Z' } },
        { DateGreaterThanEquals: { value: '2000-01-01T00:00:00Z' } },
        { IpAddress: { value: ['0.0.0.0/0', '::/0'] } },
      ].map((Condition) => ({
        Effect: 'Allow',
        Action: `read:${/^(Numeric|Date|Ip)/.exec(Object.keys(Condition)[0] ?? '')?.[1] ?? ''}`,
        Resource: '*',
        Condition,
      })),
    }),
  ),
);

const canRead =
  (family: 'Numeric' | 'Date' | 'Ip') =>
  (value: string): boolean => {
    const source = { kind: 'inline', name: 'readers', attachedTo: 'the simulator' } as const;
    const request = { action: `read:${family}`, resource: '*', context: contextFrom({ value }) };
    return authorize(request, { identity: [{ source, policy: READERS }] }).outcome === 'allow';
  };

/** The types whose values are checked. Text is text, and AWS takes any text for a boolean, too. */
const FORMS: Readonly<Record<string, { readonly name: string; accepts(this: void, value: string): boolean }>> = {
  numeric: { name: 'numeric format', accepts: canRead('Numeric') },
  date: { name: 'DateTime format', accepts: canRead('Date') },
  ip: { name: 'IP address', accepts: canRead('Ip') },
  binary: { name: 'base-64 encoded binary format', accepts: (value) => BASE64.test(value) },
};
