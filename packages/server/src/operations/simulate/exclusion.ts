import type { PolicyIdentifier } from '@aws-sdk/client-iam';
import { parsePolicyArn } from '../../domain/arns.ts';
import { invalidInput } from './invalid-input.ts';
import type { HeldPolicy } from './policy-source.ts';

/** What a simulation leaves out of the policies that the principal has. */
export interface Exclusions {
  excludes(policy: HeldPolicy): boolean;
  readonly boundary: boolean;
}

type Test = (policy: HeldPolicy) => boolean;

/**
 * Reads `PolicyExclusionList`. Identifiers that meet nothing are passed over, and so are those of an organization's policies.
 * A boundary is left out by its type alone; that the same policy is excluded by ARN does not touch it.
 * @throws ServiceError `InvalidInput`
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_PolicyIdentifier.html
 */
export function readExclusions(identifiers: readonly PolicyIdentifier[] | undefined): Exclusions {
  const tests = (identifiers ?? []).map(testOf);
  const boundary = (identifiers ?? []).some(({ PolicyType }) => PolicyType === 'permission-boundary');
  return { excludes: (policy) => tests.some((test) => test(policy)), boundary };
}

function testOf({ PolicyType, PolicyArn, InlinePolicyIdentifier: inline }: PolicyIdentifier): Test {
  if ([PolicyType, PolicyArn, inline].filter((given) => given !== undefined).length !== 1) {
    throw invalidInput('A policy identifier must have exactly one of PolicyType, PolicyArn and InlinePolicyIdentifier.');
  }
  if (PolicyType !== undefined) return ({ kind }) => kind === PolicyType;
  if (PolicyArn !== undefined) {
    const matches = pattern(PolicyArn);
    // SOURCE: recorded answers of 2026-09: an ARN without the path excludes a policy that has one.
    return ({ arn }) => arn !== undefined && (matches(arn) || matches(withoutPath(arn)));
  }
  const named = pattern(inline?.AttachmentName ?? '');
  return ({ holder }) =>
    holder?.kind === inline?.AttachmentType && holder?.policyName === inline?.PolicyName && named(holder?.name ?? '');
}

function withoutPath(arn: string): string {
  const { accountId, name } = parsePolicyArn(arn) ?? {};
  return accountId === undefined ? arn : `arn:aws:iam::${accountId}:policy/${name}`;
}

/** A text with one `*` at most and any number of `?`. @throws ServiceError `InvalidInput` */
function pattern(text: string): (value: string) => boolean {
  const [head = '', tail, ...more] = text.split('*');
  if (more.length > 0) throw invalidInput(`${text} has more than one *.`);
  if (tail === undefined) return (value) => fits(head, value);
  return (value) =>
    value.length >= head.length + tail.length &&
    fits(head, value.slice(0, head.length)) &&
    fits(tail, value.slice(value.length - tail.length));
}

function fits(part: string, value: string): boolean {
  if (part.length !== value.length) return false;
  for (let i = 0; i < part.length; i++) {
    const char = part.charAt(i);
    if (char !== '?' && char !== value.charAt(i)) return false;
  }
  return true;
}
