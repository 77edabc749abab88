import { Secret } from '../vault/secret.ts';

/** What CloudTrail writes in place of a secret. */
const HIDDEN = 'HIDDEN_DUE_TO_SECURITY_REASONS';

const LONGEST_TEXT = 16_384;
const DEEPEST = 16;
const MOST_ITEMS = 1000;

/** Members that hold secrets, in lower case. SOURCE: the members marked `sensitive` in the SDK's IAM and STS schemas, and their answers. */
const SECRET_NAMES = new Set([
  'authenticationcode1',
  'authenticationcode2',
  'base32stringseed',
  'newpassword',
  'oldpassword',
  'password',
  'privatekey',
  'qrcodepng',
  'rootsecretaccesskey',
  'samlassertion',
  'secretaccesskey',
  'servicecredentialsecret',
  'servicepassword',
  'sessiontoken',
  'tokencode',
  'webidentitytoken',
]);

/** How each member name is written and whether it is a secret's: asked for with every record, so remembered. Names are few: the API's. */
const names = new Map<string, { readonly written: string; readonly secret: boolean }>();
const MOST_NAMES = 5000;

const nameOf = (name: string): { readonly written: string; readonly secret: boolean } => {
  const known = names.get(name);
  if (known) return known;
  // SOURCE: CloudTrail's examples for IAM write `userName` for `UserName`.
  const made = { written: name.slice(0, 1).toLowerCase() + name.slice(1), secret: SECRET_NAMES.has(name.toLowerCase()) };
  if (names.size < MOST_NAMES) names.set(name, made);
  return made;
};

/** Cuts a text that is longer than `longest`, and says so. */
export function cut(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest)}…`;
}

/**
 * Copies an input or an output for the record: plain JSON, member names as CloudTrail writes them, secrets hidden, bounded in
 * depth, length and text.
 */
export function plainCopy(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return cut(value, LONGEST_TEXT);
  if (typeof value === 'boolean' || value === null || value === undefined) return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object') return undefined;
  if (value instanceof Secret) return HIDDEN;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (value instanceof Uint8Array) return `${value.length} bytes`;
  if (depth >= DEEPEST) return '…';
  if (Array.isArray(value)) return value.slice(0, MOST_ITEMS).map((item) => plainCopy(item, depth + 1));
  const copy: Record<string, unknown> = {};
  let left = MOST_ITEMS;
  for (const [name, item] of Object.entries(value)) {
    if (left-- === 0) break;
    const { written, secret } = nameOf(name);
    if (item === undefined || written === '__proto__') continue;
    copy[written] = secret ? HIDDEN : plainCopy(item, depth + 1);
  }
  return copy;
}
