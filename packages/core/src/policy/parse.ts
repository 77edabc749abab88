import type {
  ConditionBlock,
  ConditionEntry,
  ConditionValue,
  DocumentSyntax,
  Effect,
  PatternList,
  PolicyDocument,
  PolicyVersion,
  StatementSyntax,
} from './document.ts';
import { PolicyError } from './errors.ts';
import type { JsonMember, JsonNode, JsonObject, JsonString } from './json.ts';
import { MESSAGES } from './messages.ts';
import { readJson } from './read-json.ts';

/** `iam`: only the characters IAM's own policies may have (U+0009, U+000A, U+000D, U+0020 to U+00FF). `any`: all of Unicode. */
export interface ParseOptions {
  readonly characters?: 'iam' | 'any';
}

/**
 * Parses a policy document of any kind: JSON, element names and types. What only one kind of policy demands (a `Version`, a
 * `Resource`, known operators) is `validateIdentityPolicy`'s business; what the engine doesn't know, `compilePolicy` disarms.
 * @throws PolicyError `MalformedPolicyDocument`, with AWS's message, and the position where it is known
 */
export function parsePolicy(text: string, options: ParseOptions = {}): PolicyDocument {
  const { statements, ...rest } = parseSyntax(text, options);
  return { ...rest, statements: statements.map((statement) => ({ ...statement, effect: exactEffect(statement.effect) })) };
}

/** Reads `Allow` or `Deny` in their exact case. @throws PolicyError `MalformedPolicyDocument` */
export function exactEffect(effect: JsonString): Effect {
  if (effect.value === 'Allow' || effect.value === 'Deny') return effect.value;
  throw new PolicyError('MalformedPolicyDocument', MESSAGES.legacy, {
    detail: 'Effect is neither "Allow" nor "Deny"',
    position: effect.start,
  });
}

/** The first of IAM's checks: everything that makes `Syntax errors in policy.` or invalid JSON. @throws PolicyError */
export function parseSyntax(text: string, options: ParseOptions = {}): DocumentSyntax {
  if (options.characters === 'iam') requireIamCharacters(text);
  const root = readJson(text);
  const elements = takeElements(asObject(root, 'the policy'), ['Version', 'Id', 'Statement']);
  const version = elements.get('Version');
  const id = elements.get('Id');
  const statement = elements.get('Statement');
  if (statement === undefined) throw syntax('Statement is missing', root);
  const list = statement.value.kind === 'array' ? statement.value.items : [statement.value];
  if (list.length === 0) throw syntax('Statement is empty', statement.value);
  return {
    ...(version && { version: readVersion(version.value) }),
    ...(id && { id: asString(id.value, 'Id').value }),
    statements: list.map(readStatement),
  };
}

function readStatement(node: JsonNode): StatementSyntax {
  const object = asObject(node, 'a statement');
  const elements = takeElements(object, [
    'Sid',
    'Effect',
    'Principal',
    'NotPrincipal',
    'Action',
    'NotAction',
    'Resource',
    'NotResource',
    'Condition',
  ]);
  const effect = elements.get('Effect');
  if (effect === undefined) throw syntax('Effect is missing', node);
  const effectText = asString(effect.value, 'Effect');
  if (!['allow', 'deny'].includes(effectText.value.toLowerCase())) throw syntax('Effect is unknown', effectText);

  const sid = elements.get('Sid');
  const principal = oneOf(elements, 'Principal', 'NotPrincipal');
  const action = oneOf(elements, 'Action', 'NotAction');
  const resource = oneOf(elements, 'Resource', 'NotResource');
  const condition = elements.get('Condition');
  return {
    start: object.start,
    end: object.end,
    effect: effectText,
    condition: condition ? asObject(condition.value, 'Condition').members.map(readBlock) : [],
    ...(sid && { sid: asString(sid.value, 'Sid') }),
    ...(principal && { principal: { negated: principal.key.value === 'NotPrincipal', value: principal.value } }),
    ...(action && { action: readPatterns(action) }),
    ...(resource && { resource: readPatterns(resource) }),
  };
}

function readPatterns({ key, value }: JsonMember): PatternList {
  const items = value.kind === 'array' ? value.items : [value];
  return { element: key, negated: key.value.startsWith('Not'), patterns: items.map((item) => asString(item, key.value)) };
}

function readBlock({ key, value }: JsonMember): ConditionBlock {
  return { operator: key, entries: asObject(value, key.value).members.map(readEntry) };
}

function readEntry({ key, value }: JsonMember): ConditionEntry {
  const items = value.kind === 'array' ? value.items : [value];
  return { key, values: items.map(readConditionValue) };
}

function readConditionValue(node: JsonNode): ConditionValue {
  const { start, end } = node;
  if (node.kind === 'string') return { text: node.value, start, end };
  if (node.kind === 'number' || node.kind === 'boolean') return { text: node.text, start, end };
  throw syntax('a condition value is neither a string, a number nor a boolean', node);
}

function readVersion(node: JsonNode): PolicyVersion {
  const { value } = asString(node, 'Version');
  if (value === '2008-10-17' || value === '2012-10-17') return value;
  throw syntax('Version is unknown', node);
}

/** The members by name. @throws PolicyError when one has a name that is not in `allowed` */
function takeElements(object: JsonObject, allowed: readonly string[]): ReadonlyMap<string, JsonMember> {
  const found = new Map<string, JsonMember>();
  for (const member of object.members) {
    if (!allowed.includes(member.key.value)) throw syntax(`unknown element ${JSON.stringify(member.key.value)}`, member.key);
    found.set(member.key.value, member);
  }
  return found;
}

function oneOf(elements: ReadonlyMap<string, JsonMember>, plain: string, negated: string): JsonMember | undefined {
  const not = elements.get(negated);
  if (not && elements.has(plain)) throw syntax(`${plain} and ${negated} exclude each other`, not.key);
  return elements.get(plain) ?? not;
}

function asObject(node: JsonNode, what: string): JsonObject {
  if (node.kind !== 'object') throw syntax(`${what} is not an object`, node);
  return node;
}

function asString(node: JsonNode, what: string): JsonString {
  if (node.kind !== 'string') throw syntax(`${what} is not a string`, node);
  return node;
}

function requireIamCharacters(text: string): void {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if ((code >= 0x20 && code <= 0xff) || code === 0x09 || code === 0x0a || code === 0x0d) continue;
    throw new PolicyError('MalformedPolicyDocument', MESSAGES.syntax, {
      detail: `a character IAM does not take, at offset ${i}`,
    });
  }
}

function syntax(detail: string, node: { readonly start: JsonString['start'] }): PolicyError {
  return new PolicyError('MalformedPolicyDocument', MESSAGES.syntax, { detail, position: node.start });
}
