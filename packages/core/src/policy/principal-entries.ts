import type { JsonNode, JsonString } from './json.ts';

/** One entry of a `Principal`. `id` is what a caller is compared with; `text` stands in the document. */
export interface PrincipalEntry {
  readonly kind: 'everyone' | 'account' | 'named' | 'service' | 'provider';
  readonly id: string;
  readonly text: string;
  readonly node: JsonString;
}

const ACCOUNT = /^\d{12}$/;
const ACCOUNT_ARN = /^arn:([^:*?]+):iam::(\d{12}):root$/;
const PRINCIPAL_ARN = /^arn:[^:*?]+:(?:iam|sts)::\d{12}:[^*?]+$/;
/** `AIDA…`, `AROA…`: what a deleted principal leaves in a policy. SOURCE: IAM User Guide, "IAM identifiers". */
const UNIQUE_ID = /^A[A-Z0-9]{15,127}$/;
const CANONICAL_USER = /^[0-9a-f]{64}$/;

/**
 * Reads `"*"`, or a map of `AWS`, `Service`, `Federated` and `CanonicalUser` to one or several names. Names have no wildcards:
 * only the whole `*` is one.
 * @param unknown takes in words what can't be read; nobody matches it
 */
export function readPrincipals(node: JsonNode, unknown: string[]): readonly PrincipalEntry[] {
  if (node.kind === 'string' && node.value === '*') return [{ kind: 'everyone', id: '*', text: '*', node }];
  if (node.kind !== 'object') {
    unknown.push(node.kind === 'string' ? `the principal ${JSON.stringify(node.value)}` : 'a Principal that is no object');
    return [];
  }
  const entries: PrincipalEntry[] = [];
  for (const { key, value } of node.members) {
    for (const item of value.kind === 'array' ? value.items : [value]) {
      const entry = item.kind === 'string' ? readEntry(key.value, item) : undefined;
      if (entry) entries.push(entry);
      else
        unknown.push(`the ${key.value} principal ${item.kind === 'string' ? JSON.stringify(item.value) : 'that is no string'}`);
    }
  }
  return entries;
}

function readEntry(type: string, node: JsonString): PrincipalEntry | undefined {
  const text = node.value;
  const entry = (kind: PrincipalEntry['kind'], id = text): PrincipalEntry => ({ kind, id, text, node });
  const plain = text !== '' && !text.includes('*') && !text.includes('?');
  switch (type) {
    case 'AWS': {
      if (text === '*') return entry('everyone');
      if (ACCOUNT.test(text)) return entry('account');
      const account = ACCOUNT_ARN.exec(text);
      if (account) return entry('account', `${account[1]}:${account[2]}`);
      return PRINCIPAL_ARN.test(text) || UNIQUE_ID.test(text) ? entry('named') : undefined;
    }
    case 'Service':
      return plain ? entry('service') : undefined;
    case 'Federated':
      return plain ? entry('provider') : undefined;
    case 'CanonicalUser':
      // No caller is known by it here: S3 turns it into the account's ARN when it stores a policy.
      return CANONICAL_USER.test(text) ? entry('named') : undefined;
    default:
      return undefined;
  }
}
