import type { JsonNode, JsonString } from './json.ts';

/** A name in a `Principal`, by the kind it stands under. */
export interface WrittenPrincipal {
  readonly type: 'AWS' | 'Service' | 'Federated' | 'CanonicalUser';
  readonly value: string;
}

/** What is wrong with a `Principal` element, before anybody asks whether its names exist. */
export type PrincipalFault =
  | { readonly kind: 'star' | 'no object' | 'empty' }
  | { readonly kind: 'unknown type'; readonly type: string }
  | { readonly kind: 'no name'; readonly type: string }
  | { readonly kind: 'invalid'; readonly principal: WrittenPrincipal };

const IS_ACCOUNT = /^\d{12}$/;
/** Users and roles by ARN, the account as `root`; not groups, which are no principals. No wildcard is a pattern. */
const IS_IAM_ARN = /^arn:[a-z0-9-]+:iam::\d{12}:(?:root|(?:user|role)\/[^*?]+)$/;
const IS_SESSION_ARN = /^arn:[a-z0-9-]+:sts::\d{12}:(?:assumed-role\/[^/*?]+\/[^/*?]+|federated-user\/[^/*?]+)$/;
/** What AWS leaves in place of the ARN of a deleted user or role. SOURCE: IAM User Guide, "IAM identifiers". */
const IS_UNIQUE_ID = /^A(?:IDA|ROA)[A-Z0-9]{12,124}$/;
const IS_DOMAIN = /^[A-Za-z0-9](?:[A-Za-z0-9-]*\.)+[A-Za-z]{2,}$/;
const IS_PROVIDER_ARN = /^arn:[a-z0-9-]+:iam::\d{12}:(?:saml|oidc)-provider\/[^*?]+$/;
const IS_CANONICAL_USER = /^[0-9a-f]{64}$/;

const FORMS: Readonly<Record<WrittenPrincipal['type'], (value: string) => boolean>> = {
  AWS: (value) => value === '*' || [IS_ACCOUNT, IS_IAM_ARN, IS_SESSION_ARN, IS_UNIQUE_ID].some((form) => form.test(value)),
  Service: (value) => IS_DOMAIN.test(value),
  Federated: (value) => IS_DOMAIN.test(value) || IS_PROVIDER_ARN.test(value),
  CanonicalUser: (value) => IS_CANONICAL_USER.test(value),
};

const isType = (type: string): type is WrittenPrincipal['type'] => Object.hasOwn(FORMS, type);

/** Everything that is wrong with the form of a `Principal`, in the order of the text. */
export function principalFaults(node: JsonNode): readonly PrincipalFault[] {
  if (node.kind === 'string') return [{ kind: node.value === '*' ? 'star' : 'no object' }];
  if (node.kind !== 'object') return [{ kind: 'no object' }];
  if (node.members.length === 0) return [{ kind: 'empty' }];
  return node.members.flatMap(({ key: { value: type }, value }): PrincipalFault[] => {
    if (!isType(type)) return [{ kind: 'unknown type', type }];
    const items = value.kind === 'array' ? value.items : [value];
    if (items.length === 0) return [{ kind: 'empty' }];
    return items.flatMap((item): PrincipalFault[] => {
      if (item.kind !== 'string') return [{ kind: 'no name', type }];
      const principal = { type, value: item.value };
      return FORMS[type](item.value) ? [] : [{ kind: 'invalid', principal }];
    });
  });
}

/** The names of a `Principal` without faults, in the order of the text. `"*"` has none. */
export function writtenPrincipals(node: JsonNode): readonly WrittenPrincipal[] {
  if (node.kind !== 'object') return [];
  return node.members.flatMap(({ key: { value: type }, value }) => {
    const items = value.kind === 'array' ? value.items : [value];
    const names = items.filter((item): item is JsonString => item.kind === 'string');
    return isType(type) ? names.map((name): WrittenPrincipal => ({ type, value: name.value })) : [];
  });
}

/**
 * Must the name exist when a policy is stored? Users, roles, accounts and services must; a session may not exist yet, and a
 * unique id stands for somebody who is gone.
 */
export function mustExist({ type, value }: WrittenPrincipal): boolean {
  if (type === 'Service') return true;
  return type === 'AWS' && value !== '*' && (IS_ACCOUNT.test(value) || IS_IAM_ARN.test(value));
}
