import { parsePolicy, PolicyError, policySize, principalsToLookUp, validateTrustPolicy } from '@countersign/core/policy';
import type { JsonString, WrittenPrincipal } from '@countersign/core/policy';
import { roleArn, userArn } from '../domain/arns.ts';
import { ServiceError } from '../domain/errors.ts';
import { LIMITS } from '../domain/limits.ts';
import { principalArns } from '../store/principal-arns.ts';
import { findRoleByName } from '../store/roles.ts';
import type { Queries } from '../store/store.ts';
import { findUserByName } from '../store/users.ts';

/**
 * Checks a trust policy as IAM does, and gives it as it is stored: the unique ids of the users and roles that it names stand in
 * place of their ARNs, so that whoever is made later under the same name is not trusted. All else stays to the letter.
 *
 * Users and roles must exist, in whichever account of the deployment. Accounts need not: nobody of one that is not here can
 * call. Services need not be known to us.
 * @throws ServiceError `MalformedPolicyDocument`, `LimitExceeded`
 */
export async function bindTrustPolicy(db: Queries, text: string): Promise<string> {
  const ids = new Map<string, string>();
  try {
    for (const principal of principalsToLookUp(text)) {
      const id = await uniqueIdOf(db, principal);
      if (id !== undefined) ids.set(principal.value, id);
    }
    validateTrustPolicy(text, { principalExists: (one) => !isEntity(one) || ids.has(one.value) });
  } catch (error) {
    if (error instanceof PolicyError) throw new ServiceError('MalformedPolicyDocument', error.message, { cause: error });
    throw error;
  }
  if (policySize(text) > LIMITS.AssumeRolePolicySize) {
    // SOURCE: cloudposse/terraform-aws-components and others report these words for a trust policy that is too long.
    throw new ServiceError('LimitExceeded', `Cannot exceed quota for ACLSizePerRole: ${LIMITS.AssumeRolePolicySize}`);
  }
  return replaceNames(text, ids);
}

/** Gives stored trust policies as they are shown: with the present ARNs of users and roles, and the unique ids of who is gone. */
export async function showTrustPolicies(db: Queries, stored: readonly string[]): Promise<readonly string[]> {
  const bound = stored.filter((text) => HAS_ID.test(text));
  if (bound.length === 0) return stored;
  const arns = await principalArns(
    db,
    bound.flatMap((text) => awsNames(text).map(({ value }) => value)),
  );
  return stored.map((text) => (HAS_ID.test(text) ? replaceNames(text, arns) : text));
}

/** Whether a text may hold a unique id at all; most trust policies name services, and are not parsed. */
const HAS_ID = /"A(?:IDA|ROA)[A-Z0-9]{12,}"/;
const ENTITY = /^arn:aws:iam::(\d{12}):(user|role)\/(?:.*\/)?([\w+=,.@-]+)$/;

const isEntity = ({ type, value }: WrittenPrincipal): boolean => type === 'AWS' && /:(?:user|role)\//.test(value);

/** The id of the user or role of exactly that ARN. */
async function uniqueIdOf(db: Queries, { type, value }: WrittenPrincipal): Promise<string | undefined> {
  const [, accountId = '', kind, name = ''] = (type === 'AWS' && ENTITY.exec(value)) || [];
  if (kind === 'user') {
    const user = await findUserByName(db, accountId, name);
    return user && userArn(user) === value ? user.userId : undefined;
  }
  if (kind === 'role') {
    const role = await findRoleByName(db, accountId, name);
    return role && roleArn(role) === value ? role.roleId : undefined;
  }
  return undefined;
}

/** The names under `AWS` in every `Principal`, in the order of the text. */
function awsNames(text: string): readonly JsonString[] {
  return parsePolicy(text).statements.flatMap(({ principal }) => {
    if (principal?.value.kind !== 'object') return [];
    return principal.value.members
      .filter(({ key }) => key.value === 'AWS')
      .flatMap(({ value }) => (value.kind === 'array' ? value.items : [value]))
      .filter((node): node is JsonString => node.kind === 'string');
  });
}

function replaceNames(text: string, names: ReadonlyMap<string, string>): string {
  if (names.size === 0) return text;
  let replaced = text;
  // From the end, so that what is yet to be replaced stays where it is.
  for (const { value, start, end } of awsNames(text).toReversed()) {
    const name = names.get(value);
    if (name !== undefined) {
      replaced = `${replaced.slice(0, start.offset)}${JSON.stringify(name)}${replaced.slice(end.offset)}`;
    }
  }
  return replaced;
}
