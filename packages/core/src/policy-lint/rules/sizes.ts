import { policySize } from '../../policy/size.ts';
import { encodeUtf8 } from '../../bytes/index.ts';
import type { Rule } from '../scope.ts';

/** SOURCE: IAM User Guide, "IAM and AWS STS quotas"; AWS Organizations User Guide, "Quotas"; Amazon S3 User Guide. */
const MANAGED = 6_144;
const TRUST = 2_048;
const ORGANIZATION = 5_120;
const RESOURCE_BYTES = 20_480;

const too = (size: number, quota: number, what: string): string =>
  `The policy has ${size} ${what}, and ${quota} are allowed. Split it up.`;

/** The quotas for the length of a policy. */
export const sizes: Rule = ({ policy, kind, resourceType, report }) => {
  const { text } = policy;
  switch (kind) {
    case 'identity': {
      const size = policySize(text);
      if (size > MANAGED)
        report('POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA', policy, too(size, MANAGED, 'characters that are no white space'));
      return;
    }
    case 'trust': {
      const size = policySize(text);
      const details = `${too(size, TRUST, 'characters that are no white space')} The quota can be raised; if it was, this is no matter.`;
      if (size > TRUST) report('POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA', policy, details);
      return;
    }
    case 'scp':
      if (text.length > ORGANIZATION)
        report('POLICY_SIZE_EXCEEDS_SCP_QUOTA', policy, too(text.length, ORGANIZATION, 'characters'));
      return;
    case 'rcp':
      if (text.length > ORGANIZATION)
        report('POLICY_SIZE_EXCEEDS_RCP_QUOTA', policy, too(text.length, ORGANIZATION, 'characters'));
      return;
    case 'resource': {
      // Every service has its own quota; we know those of S3 and DynamoDB, and they are the same.
      if (!resourceType) return;
      const size = encodeUtf8(text).length;
      if (size > RESOURCE_BYTES) report('POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA', policy, too(size, RESOURCE_BYTES, 'bytes'));
    }
  }
};
