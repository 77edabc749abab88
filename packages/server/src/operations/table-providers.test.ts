import { describe, expect, it } from 'vitest';
import { providerOperations } from './table-providers.ts';

describe('providerOperations', () => {
  it.each(Object.entries(providerOperations))('%s is authorized as itself', (name, operation) => {
    // A wrong action constant is a hole: RustFS CVE-2026-22042 checked Export for Import.
    expect(operation.action).toBe(name);
    expect(operation.targets).toBeTypeOf('function');
  });

  it.each(Object.entries(providerOperations))('%s writes exactly when its name says so', (name, { kind, accessLevel }) => {
    const reads = /^iam:(Get|List)/.test(name);
    expect(kind).toBe(reads ? 'read' : 'write');
    expect(['Read', 'List'].includes(accessLevel)).toBe(reads);
  });
});
