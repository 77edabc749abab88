import { describe, expect, it } from 'vitest';
import { certificateOperations } from './table-certificates.ts';

describe('certificateOperations', () => {
  it.each(Object.entries(certificateOperations))('%s is authorized as itself', (name, operation) => {
    // A wrong action constant is a hole: RustFS CVE-2026-22042 checked Export for Import.
    expect(operation.action).toBe(name);
    expect(operation.targets).toBeTypeOf('function');
  });

  it.each(Object.entries(certificateOperations))('%s writes exactly when its name says so', (name, { kind, accessLevel }) => {
    const reads = /^iam:(Get|List)/.test(name);
    expect(kind).toBe(reads ? 'read' : 'write');
    // AWS counts the report as read, though it is made.
    expect(['Read', 'List'].includes(accessLevel)).toBe(reads || name === 'iam:GenerateCredentialReport');
  });
});
