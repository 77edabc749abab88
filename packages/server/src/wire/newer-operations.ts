import { CONSTRAINTS } from './constraints.data.ts';
import { instant, structure, text, whole, type OperationShape, type Scalar } from './shape.ts';

const { sessionPolicyDocumentType } = CONSTRAINTS.sts.types;
const sessionPolicy: Scalar = text(sessionPolicyDocumentType ? { constraint: sessionPolicyDocumentType } : {});

/**
 * Operations that AWS has and the pinned SDK packages lack yet, described by hand. A test fails when the SDK has one of them.
 * SOURCE: schema of `@aws-sdk/client-sts` 3.1173.0 and the STS API Reference, GetScopedCredentials (launched 2026-11-19).
 */
export const NEWER_OPERATIONS: readonly OperationShape[] = [
  {
    service: 'sts',
    name: 'GetScopedCredentials',
    input: structure(
      'GetScopedCredentialsRequest',
      {},
      {
        Policy: sessionPolicy,
        DurationSeconds: whole({ min: 1, max: 129_600 }),
        MinimumSessionTokenSize: whole({ min: 0, max: 4096 }),
        ScopedSessionDescription: text({ constraint: { max: 256 } }),
      },
    ),
    output: structure(
      'GetScopedCredentialsResponse',
      {},
      {
        Credentials: structure('Credentials', {
          AccessKeyId: text(),
          SecretAccessKey: text({ sensitive: true }),
          SessionToken: text(),
          Expiration: instant,
        }),
        SessionInfo: structure('ScopedSession', { ScopedSessionId: text(), Arn: text() }),
        SessionTokenUtilization: whole(),
        SessionTokenSize: whole(),
        ScopedPoliciesCount: whole(),
        SourceIdentity: text(),
      },
    ),
  },
];
