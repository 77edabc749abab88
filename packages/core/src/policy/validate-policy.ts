import type { PolicyType } from './policy-type.ts';
import { validateIdentityPolicy, validateSessionPolicy } from './validate.ts';
import {
  type ResourceControlOptions,
  validateResourceControlPolicy,
  validateServiceControlPolicy,
} from './validate-organization.ts';
import { validateResourcePolicy } from './validate-resource-policy.ts';
import { type TrustPolicyOptions, validateTrustPolicy } from './validate-trust.ts';

/** What a check needs to know besides the text; each option is for one type. */
export interface ValidationOptions extends TrustPolicyOptions, ResourceControlOptions {}

/**
 * Checks a document as AWS does when one of its type is written. Its size is another matter, with another error code: see
 * `policySizeOf` and `POLICY_SIZES`.
 * @throws PolicyError `MalformedPolicyDocument` with AWS's message
 */
export function validatePolicy(text: string, type: PolicyType, options: ValidationOptions = {}): void {
  switch (type) {
    case 'identity':
    case 'boundary':
      return validateIdentityPolicy(text);
    case 'session':
      return validateSessionPolicy(text);
    case 'resource':
    case 'endpoint':
      return validateResourcePolicy(text);
    case 'trust':
      return validateTrustPolicy(text, options);
    case 'scp':
      return validateServiceControlPolicy(text);
    case 'rcp':
      return validateResourceControlPolicy(text, options);
  }
}
