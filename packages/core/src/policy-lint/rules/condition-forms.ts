import { tests } from '../draft.ts';
import type { IssueCode } from '../issue-codes.ts';
import { isRegion } from '../partitions.ts';
import type { Rule } from '../scope.ts';
import { quote } from '../wording.ts';
import { isServicePrincipal } from './principals.ts';

/** What the values of a key look like. */
interface Form {
  readonly fits: (value: string) => boolean;
  readonly code: IssueCode;
  readonly details: (value: string, key: string) => string;
}

const VPC: Form = {
  fits: (value) => /^vpc-(?:[0-9a-z]{8}|[0-9a-z]{17})$/.test(value),
  code: 'INVALID_VPC_FORMAT',
  details: (value) => `${value} is no VPC: those are vpc- and 8 or 17 letters and digits.`,
};
const VPC_ENDPOINT: Form = {
  fits: (value) => /^vpce-(?:[0-9a-z]{8}|[0-9a-z]{17})$/.test(value),
  code: 'INVALID_VPCE_FORMAT',
  details: (value) => `${value} is no VPC endpoint: those are vpce- and 8 or 17 letters and digits.`,
};
const REGION: Form = {
  fits: (value) => isRegion(value),
  code: 'INVALID_REGION',
  details: (value) => `${value} is no Region.`,
};
const KMS_KEY: Form = {
  fits: (value) => /^arn:[^:]+:kms:[^:]+:\d{12}:key\/.+$/.test(value),
  code: 'INVALID_KMS_KEY_VALUE',
  details: (value, key) => `${key} holds the ARN of a KMS key, arn:aws:kms:region:account:key/id; ${value} is none.`,
};
const SERVICE_PRINCIPAL: Form = {
  fits: isServicePrincipal,
  code: 'INVALID_SERVICE_PRINCIPAL_FORMAT',
  details: (value, key) => `${key} holds service principals such as ec2.amazonaws.com; ${value} is none.`,
};
const VIA_SERVICE: Form = {
  fits: (value) => isServicePrincipal(value) && isRegion(value.split('.')[1] ?? ''),
  code: 'INVALID_SERVICE_PRINCIPAL_FORMAT',
  details: (value, key) => `${key} holds a service with its Region, such as s3.eu-west-1.amazonaws.com; ${value} is none.`,
};

const FORMS: ReadonlyMap<string, Form> = new Map([
  ['aws:sourcevpc', VPC],
  ['aws:sourcevpce', VPC_ENDPOINT],
  ['aws:requestedregion', REGION],
  ['s3:x-amz-server-side-encryption-aws-kms-key-id', KMS_KEY],
  ['aws:calledvia', SERVICE_PRINCIPAL],
  ['aws:calledviafirst', SERVICE_PRINCIPAL],
  ['aws:calledvialast', SERVICE_PRINCIPAL],
  ['aws:principalservicename', SERVICE_PRINCIPAL],
  ['aws:principalservicenameslist', SERVICE_PRINCIPAL],
  ['iam:passedtoservice', SERVICE_PRINCIPAL],
  ['iam:awsservicename', SERVICE_PRINCIPAL],
  ['kms:viaservice', VIA_SERVICE],
]);

/** Values that this key can't have. Those with a wildcard or a variable are not looked at. */
export const valueForms: Rule = ({ policy, report }) => {
  for (const { operator, entry } of policy.statements.flatMap(tests)) {
    const form = FORMS.get(entry.key.text.toLowerCase());
    if (!form || !operator.base.startsWith('String')) continue;
    for (const value of entry.values) {
      if (/[*?$]/.test(value.text) || form.fits(value.text)) continue;
      report(form.code, value, form.details(quote(value.text), quote(entry.key.text)));
    }
  }
};
