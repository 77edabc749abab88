import { describe, expect, it } from 'vitest';
import { faultsOf, policyInput, rulesOf, type PasswordRules } from './password-rules.ts';

const rules: PasswordRules = {
  minimum: '12',
  uppercase: true,
  lowercase: false,
  numbers: true,
  symbols: false,
  expires: true,
  days: '90',
  hardExpiry: true,
  allowChange: true,
  preventsReuse: true,
  remembered: '5',
};

describe('the rules for passwords, as a form holds them', () => {
  it('come back as they were saved', () => {
    expect(rulesOf({ ...policyInput(rules), ExpirePasswords: true })).toEqual(rules);
  });

  it('leave out what is switched off, so that it goes back to its default', () => {
    const input = policyInput({ ...rules, expires: false, preventsReuse: false });
    expect(Object.keys(input)).not.toContain('MaxPasswordAge');
    expect(Object.keys(input)).not.toContain('HardExpiry');
    expect(Object.keys(input)).not.toContain('PasswordReusePrevention');
  });

  it.each<[Partial<PasswordRules>, readonly string[]]>([
    [{}, []],
    [{ minimum: '5' }, ['minimum']],
    [{ minimum: '129' }, ['minimum']],
    [{ minimum: '6' }, []],
    [{ minimum: 'ten' }, ['minimum']],
    [{ days: '0' }, ['days']],
    [{ days: '1096' }, ['days']],
    [{ days: '1096', expires: false }, []],
    [{ remembered: '25' }, ['remembered']],
    [{ remembered: '', minimum: '' }, ['minimum', 'remembered']],
    [{ remembered: '1.5' }, ['remembered']],
  ])('with %j have the faults %j', (change, faults) => {
    expect([...faultsOf({ ...rules, ...change })]).toEqual(faults);
  });
});
