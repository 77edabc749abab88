// Writes packages/server/src/wire/constraints.data.ts: lengths, ranges, patterns and value sets of IAM's and STS's input
// types, which the SDK's schemas lack. Facts only; run by hand when AWS adds types:
//   node scripts/constraints.mjs facts.json
// where facts.json is { iam: { types, members }, sts: … }, taken from the service models in botocore 1.43.11.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';

const [source] = process.argv.slice(2);
if (!source) throw new Error('usage: node scripts/constraints.mjs facts.json');
const facts = JSON.parse(readFileSync(source, 'utf8'));

/** Members newer than that model, given the type of their nearest sibling. */
const added = {
  iam: {
    types: {
      policyIdentifierPolicyType: {
        // SOURCE: PolicyIdentifierPolicyType and AttachmentType, exported by @aws-sdk/client-iam 3.1169
        enum: ['aws-managed', 'inline', 'permission-boundary', 'rcp', 'scp', 'user-managed'],
      },
      attachmentType: { enum: ['group', 'role', 'user'] },
      // A name that may hold `*` and `?`, so without the pattern of names.
      attachmentNameType: { min: 1, max: 128 },
    },
    members: {
      'AcquireRoleRequest.TemplateArn': 'arnType',
      'GetRoleTemplateVersionRequest.TemplateArn': 'arnType',
      'InlinePolicyIdentifierType.AttachmentName': 'attachmentNameType',
      'InlinePolicyIdentifierType.AttachmentType': 'attachmentType',
      'InlinePolicyIdentifierType.PolicyName': 'policyNameType',
      'PolicyIdentifier.PolicyArn': 'arnType',
      'PolicyIdentifier.PolicyType': 'policyIdentifierPolicyType',
      'ReplacementValueEntry.Values[]': 'policyParameterValueType',
    },
  },
  sts: {
    types: {
      // SOURCE: STS API Reference: at most 4,096 bytes, 0 leaves the size as it is.
      minimumSessionTokenSizeType: { min: 0, max: 4096 },
      tradeInTokenType: { min: 1 },
      // SOURCE: STS API Reference, GetScopedCredentials.
      scopedDurationSecondsType: { min: 1, max: 129_600 },
      scopedSessionDescriptionType: { max: 256 },
    },
    members: {
      ...Object.fromEntries(
        [
          'AssumeRole',
          'AssumeRoleWithSAML',
          'AssumeRoleWithWebIdentity',
          'AssumeRoot',
          'GetFederationToken',
          'GetSessionToken',
        ].map((name) => [`${name}Request.MinimumSessionTokenSize`, 'minimumSessionTokenSizeType']),
      ),
      'GetDelegatedAccessTokenRequest.TradeInToken': 'tradeInTokenType',
      'GetScopedCredentialsRequest.DurationSeconds': 'scopedDurationSecondsType',
      'GetScopedCredentialsRequest.MinimumSessionTokenSize': 'minimumSessionTokenSizeType',
      'GetScopedCredentialsRequest.Policy': 'sessionPolicyDocumentType',
      'GetScopedCredentialsRequest.ScopedSessionDescription': 'scopedSessionDescriptionType',
    },
  },
};

const sorted = (record) => Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
const table = (service) => ({
  types: sorted({ ...facts[service].types, ...added[service].types }),
  members: sorted({ ...facts[service].members, ...added[service].members }),
});
for (const service of ['iam', 'sts']) {
  const { types, members } = table(service);
  for (const [member, type] of Object.entries(members)) if (!types[type]) throw new Error(`${member}: no type ${type}`);
}

const out = join(dirname(fileURLToPath(import.meta.url)), '..', 'packages', 'server', 'src', 'wire', 'constraints.data.ts');
const text = `// Written by scripts/constraints.mjs; do not edit.
import type { Constraint } from './shape.ts';

interface Table {
  /** AWS's type name → what its values must satisfy. */
  readonly types: Readonly<Record<string, Constraint>>;
  /** \`Structure.Member\`, or \`Structure.Member[]\` for the items of a list → type name. */
  readonly members: Readonly<Record<string, string>>;
}

/** Lengths, ranges, patterns and value sets of input members. Source: the service models in botocore 1.43.11. */
export const CONSTRAINTS: Readonly<Record<'iam' | 'sts', Table>> = ${JSON.stringify({ iam: table('iam'), sts: table('sts') })};
`;
writeFileSync(out, await format(text, { parser: 'typescript', printWidth: 130, singleQuote: true, quoteProps: 'consistent' }));
