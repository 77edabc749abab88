import { describe, expect, it } from 'vitest';
import { policyOperations } from './table-policies.ts';

describe('policyOperations', () => {
  it.each(Object.entries(policyOperations))('%s is authorized as itself', (name, operation) => {
    // A wrong action constant is a hole: RustFS CVE-2026-22042 checked Export for Import.
    expect(operation.action).toBe(name);
    expect(operation.targets).toBeTypeOf('function');
  });

  it.each(Object.entries(policyOperations))('%s writes exactly when its name says so', (name, { kind, accessLevel }) => {
    const reads = /^iam:(Get|List|Simulate)/.test(name);
    expect(kind).toBe(reads ? 'read' : 'write');
    expect(['Read', 'List'].includes(accessLevel)).toBe(reads);
  });
});
