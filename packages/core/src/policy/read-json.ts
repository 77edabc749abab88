import { PolicyError } from './errors.ts';
import type { JsonArray, JsonMember, JsonNode, JsonObject, JsonScalar, JsonString, Position } from './json.ts';
import { MESSAGES } from './messages.ts';
import { MAX_DEPTH, MAX_DOCUMENT_LENGTH } from './semantics.ts';

const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const HEX4 = /[0-9a-fA-F]{4}/y;
const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};
const LITERALS: readonly (readonly [string, JsonScalar['kind']])[] = [
  ['true', 'boolean'],
  ['false', 'boolean'],
  ['null', 'null'],
];

/**
 * Reads one JSON text (RFC 8259) into nodes with positions. Unlike `JSON.parse` it refuses a key that stands twice in one
 * object, keeps numbers as written, and bounds depth and length.
 * @throws PolicyError `MalformedPolicyDocument`
 */
export function readJson(text: string): JsonNode {
  if (text.length > MAX_DOCUMENT_LENGTH) {
    throw new PolicyError('MalformedPolicyDocument', MESSAGES.syntax, { detail: 'the document is too long' });
  }
  let at = 0;
  let line = 1;
  let lineStart = 0;

  const here = (): Position => ({ line, column: at - lineStart, offset: at });
  const fail = (detail: string, message: string = MESSAGES.invalidJson): never => {
    throw new PolicyError('MalformedPolicyDocument', message, { detail, position: here() });
  };

  const skipSpace = (): void => {
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === 0x0a) {
        line++;
        lineStart = at + 1;
      } else if (code !== 0x20 && code !== 0x09 && code !== 0x0d) return;
    }
  };

  const expect = (character: string): void => {
    if (text[at] !== character) fail(`expected ${character}`);
    at++;
  };

  const readString = (): JsonString => {
    const start = here();
    at++;
    let value = '';
    let from = at;
    for (;;) {
      if (at >= text.length) fail('a string is not closed');
      const code = text.charCodeAt(at);
      if (code < 0x20) fail('a control character stands in a string');
      if (code === 0x22) break;
      if (code === 0x5c) {
        value += text.slice(from, at);
        const escape = text[at + 1] ?? '';
        if (escape === 'u') {
          HEX4.lastIndex = at + 2;
          if (!HEX4.test(text)) fail('\\u needs four hexadecimal digits');
          value += String.fromCharCode(Number.parseInt(text.slice(at + 2, at + 6), 16));
          at += 6;
        } else {
          const plain = ESCAPES[escape];
          if (plain === undefined || escape === '') fail('unknown escape in a string');
          value += plain ?? '';
          at += 2;
        }
        from = at;
      } else at++;
    }
    value += text.slice(from, at);
    at++;
    if (hasLoneSurrogate(value)) fail('half of a surrogate pair stands alone');
    return { kind: 'string', value, start, end: here() };
  };

  const readArray = (depth: number): JsonArray => {
    const start = here();
    at++;
    const items: JsonNode[] = [];
    skipSpace();
    if (text[at] !== ']') {
      for (;;) {
        items.push(readValue(depth));
        if (text[at] !== ',') break;
        at++;
      }
    }
    expect(']');
    return { kind: 'array', items, start, end: here() };
  };

  const readObject = (depth: number): JsonObject => {
    const start = here();
    at++;
    const members: JsonMember[] = [];
    const seen = new Set<string>();
    skipSpace();
    if (text[at] !== '}') {
      for (;;) {
        skipSpace();
        if (text[at] !== '"') fail('expected a key in double quotes');
        const key = readString();
        if (seen.has(key.value)) fail(`the key ${JSON.stringify(key.value)} stands twice in one object`, MESSAGES.syntax);
        seen.add(key.value);
        skipSpace();
        expect(':');
        members.push({ key, value: readValue(depth) });
        if (text[at] !== ',') break;
        at++;
      }
    }
    expect('}');
    return { kind: 'object', members, start, end: here() };
  };

  const readScalar = (): JsonScalar => {
    const start = here();
    for (const [word, kind] of LITERALS) {
      if (text.startsWith(word, at)) {
        at += word.length;
        return { kind, text: word, start, end: here() };
      }
    }
    NUMBER.lastIndex = at;
    if (!NUMBER.test(text)) fail('expected a value');
    const from = at;
    at = NUMBER.lastIndex;
    return { kind: 'number', text: text.slice(from, at), start, end: here() };
  };

  /** Reads a value and the white space around it. */
  const readValue = (depth: number): JsonNode => {
    skipSpace();
    const first = text[at];
    let node: JsonNode;
    if (first === '"') node = readString();
    else if (first === '{' || first === '[') {
      if (depth >= MAX_DEPTH) fail(`nested deeper than ${MAX_DEPTH}`, MESSAGES.syntax);
      node = first === '{' ? readObject(depth + 1) : readArray(depth + 1);
    } else node = readScalar();
    skipSpace();
    return node;
  };

  const root = readValue(0);
  if (at < text.length) fail('text follows the document');
  return root;
}

function hasLoneSurrogate(value: string): boolean {
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i);
    if (code < 0xd800 || code > 0xdfff) continue;
    const next = value.charCodeAt(i + 1);
    if (code > 0xdbff || !(next >= 0xdc00 && next <= 0xdfff)) return true;
    i++;
  }
  return false;
}
