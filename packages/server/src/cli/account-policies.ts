import type { IAMClient } from '@aws-sdk/client-iam';
import { refusalOf } from './failure.ts';

/** A policy of the account, by what it hangs on. */
export interface AccountPolicy {
  /** `policy/Name`, `user/bob/Name`, `group/ops/Name`, `role/app/Name` or `role/app (trust)`, with the path. */
  readonly source: string;
  readonly type: 'identity' | 'trust';
  readonly text: string;
}

/**
 * Every customer managed policy in its default version, every inline policy, and every role's trust policy. What goes while we
 * look is left out; of a kind that the server has not, `skipped` is told.
 */
export async function* accountPolicies(iam: IAMClient, skipped: (what: string) => void): AsyncGenerator<AccountPolicy> {
  const sdk = await import('@aws-sdk/client-iam');
  const client = { client: iam };

  for await (const { Policies = [] } of sdk.paginateListPolicies(client, { Scope: 'Local' })) {
    for (const { Arn: PolicyArn, DefaultVersionId: VersionId } of Policies) {
      const found = await unlessGone(iam.send(new sdk.GetPolicyVersionCommand({ PolicyArn, VersionId })));
      yield* policyOf(nameOf(PolicyArn), found?.PolicyVersion?.Document);
    }
  }
  for await (const { Users = [] } of sdk.paginateListUsers(client, {})) {
    for (const { UserName, Arn } of Users) {
      for await (const { PolicyNames = [] } of untilGone(sdk.paginateListUserPolicies(client, { UserName }))) {
        for (const PolicyName of PolicyNames) {
          const found = await unlessGone(iam.send(new sdk.GetUserPolicyCommand({ UserName, PolicyName })));
          yield* policyOf(`${nameOf(Arn)}/${PolicyName}`, found?.PolicyDocument);
        }
      }
    }
  }
  for await (const { Groups = [] } of sdk.paginateListGroups(client, {})) {
    for (const { GroupName, Arn } of Groups) {
      for await (const { PolicyNames = [] } of untilGone(sdk.paginateListGroupPolicies(client, { GroupName }))) {
        for (const PolicyName of PolicyNames) {
          const found = await unlessGone(iam.send(new sdk.GetGroupPolicyCommand({ GroupName, PolicyName })));
          yield* policyOf(`${nameOf(Arn)}/${PolicyName}`, found?.PolicyDocument);
        }
      }
    }
  }
  try {
    for await (const { Roles = [] } of sdk.paginateListRoles(client, {})) {
      for (const { RoleName, Arn, AssumeRolePolicyDocument } of Roles) {
        yield* policyOf(`${nameOf(Arn)} (trust)`, AssumeRolePolicyDocument, 'trust');
        for await (const { PolicyNames = [] } of untilGone(sdk.paginateListRolePolicies(client, { RoleName }))) {
          for (const PolicyName of PolicyNames) {
            const found = await unlessGone(iam.send(new sdk.GetRolePolicyCommand({ RoleName, PolicyName })));
            yield* policyOf(`${nameOf(Arn)}/${PolicyName}`, found?.PolicyDocument);
          }
        }
      }
    }
  } catch (error) {
    if (refusalOf(error)?.code !== 'NotImplemented') throw error;
    skipped('roles');
  }
}

function* policyOf(
  source: string,
  encoded: string | undefined,
  type: AccountPolicy['type'] = 'identity',
): Generator<AccountPolicy> {
  // SOURCE: IAM API Reference: documents are URL-encoded as in RFC 3986.
  if (encoded !== undefined) yield { source, type, text: decodeURIComponent(encoded) };
}

/** `user/division/bob` of an ARN. */
const nameOf = (arn = ''): string => arn.split(':').slice(5).join(':');

const isGone = (error: unknown): boolean => refusalOf(error)?.code === 'NoSuchEntity';

async function unlessGone<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
}

async function* untilGone<T>(pages: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* pages;
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}
