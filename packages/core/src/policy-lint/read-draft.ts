import { parseOperator } from '../policy/conditions/operators.ts';
import { PolicyError } from '../policy/errors.ts';
import type { JsonMember, JsonNode, JsonObject, Position } from '../policy/json.ts';
import { readJson } from '../policy/read-json.ts';
import type { Draft, DraftBlock, DraftEntry, DraftPrincipal, DraftStatement, Fault, Word, WordList } from './draft.ts';
import { below, keyWord, listed, mismatch, type Path, place, readWord, wordOf } from './read-words.ts';

const START: Position = { line: 1, column: 0, offset: 0 };
const DOCUMENT = ['Version', 'Id', 'Statement'];
const STATEMENT = ['Sid', 'Effect', 'Principal', 'NotPrincipal', 'Action', 'NotAction', 'Resource', 'NotResource', 'Condition'];

/** Reads a policy as far as it can be read. What can't is told in `faults`; it never throws for a text. */
export function readDraft(text: string): Draft {
  const faults: Fault[] = [];
  const unreadable = (fault: Fault): Draft => {
    const { path, span } = fault.location;
    return { text, readable: false, path, span, statements: [], elements: new Map(), faults: [fault] };
  };
  let root: JsonNode;
  try {
    root = readJson(text);
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    const at = error.position ?? START;
    const details = `This is no JSON that could be a policy: ${error.detail ?? error.message}.`;
    return unreadable({ code: 'JSON_SYNTAX_ERROR', location: { path: [], span: { start: at, end: at } }, details });
  }
  if (root.kind !== 'object') return unreadable(mismatch(place([], root), 'object'));

  const members = elementsOf(root, [], DOCUMENT, faults);
  const version = members.get('Version');
  const id = members.get('Id');
  const statement = members.get('Statement');
  if (id) readWord(id.value, below([], id), 'string', faults);
  const readVersion = version && readWord(version.value, below([], version), 'string', faults);
  return {
    ...place([], root),
    text,
    readable: true,
    faults,
    elements: keysOf(members, []),
    ...(readVersion && { version: readVersion }),
    ...(statement && { statement: place(below([], statement), statement.value) }),
    statements: statement ? readStatements(statement.value, below([], statement), faults) : [],
  };
}

function readStatements(node: JsonNode, path: Path, faults: Fault[]): readonly DraftStatement[] {
  if (node.kind === 'object') return [readStatement(node, path, faults)];
  if (node.kind !== 'array') {
    faults.push(mismatch(place(path, node), 'object or array'));
    return [];
  }
  return node.items.flatMap((item, index) => {
    const at = [...path, { index }];
    if (item.kind === 'object') return [readStatement(item, at, faults)];
    faults.push(mismatch(place(at, item), 'object'));
    return [];
  });
}

function readStatement(node: JsonObject, path: Path, faults: Fault[]): DraftStatement {
  const members = elementsOf(node, path, STATEMENT, faults);
  const word = (name: string): Word | undefined => {
    const member = members.get(name);
    return member && readWord(member.value, below(path, member), 'string', faults);
  };
  const some = <T>(names: readonly string[], read: (member: JsonMember) => T | undefined): T[] =>
    names.flatMap((name) => {
      const member = members.get(name);
      const found = member && read(member);
      return found === undefined ? [] : [found];
    });
  const sid = word('Sid');
  const effect = word('Effect');
  const condition = members.get('Condition');
  return {
    ...place(path, node),
    ...(sid && { sid }),
    ...(effect && { effect }),
    principals: some(['Principal', 'NotPrincipal'], (member) => readPrincipal(member, path, faults)),
    actions: some(['Action', 'NotAction'], (member) => readWords(member, path, faults)),
    resources: some(['Resource', 'NotResource'], (member) => readWords(member, path, faults)),
    ...(condition && { condition: place(below(path, condition), condition.value) }),
    blocks: condition ? objectMembers(condition, path, faults).map(([block, at]) => readBlock(block, at, faults)) : [],
    elements: keysOf(members, path),
  };
}

function readWords(member: JsonMember, path: Path, faults: Fault[]): WordList | undefined {
  const at = below(path, member);
  const { value } = member;
  if (value.kind !== 'string' && value.kind !== 'array') {
    faults.push(mismatch(place(at, value), 'string or array of strings'));
    return undefined;
  }
  return {
    ...place(at, value),
    element: keyWord(member.key, path),
    negated: member.key.value.startsWith('Not'),
    list: value.kind === 'array',
    words: listed(value, at, 'string', faults),
  };
}

function readPrincipal(member: JsonMember, path: Path, faults: Fault[]): DraftPrincipal {
  const at = below(path, member);
  const { key, value } = member;
  const shared = { ...place(at, value), element: keyWord(key, path), negated: key.value === 'NotPrincipal' };
  if (value.kind === 'string') return { ...shared, text: wordOf(value, at), groups: [] };
  const groups = objectMembers(member, path, faults).map(([group, inner]) => ({
    ...place(below(inner, group), group.value),
    key: keyWord(group.key, inner),
    list: group.value.kind === 'array',
    words: listed(group.value, below(inner, group), 'string', faults),
  }));
  return { ...shared, text: undefined, groups };
}

function readBlock(member: JsonMember, path: Path, faults: Fault[]): DraftBlock {
  const entries = objectMembers(member, path, faults).map(([{ key, value }, at]): DraftEntry => ({
    ...place([...at, { value: key.value }], value),
    key: keyWord(key, at),
    list: value.kind === 'array',
    values: listed(value, [...at, { value: key.value }], 'string, number or boolean', faults),
  }));
  const name = keyWord(member.key, path);
  return { ...place(below(path, member), member.value), name, operator: parseOperator(name.text), entries };
}

/** The members of an object that is the value of `member`, each with the path that leads to the object. */
function objectMembers(member: JsonMember, path: Path, faults: Fault[]): readonly (readonly [JsonMember, Path])[] {
  const at = below(path, member);
  if (member.value.kind === 'object') return member.value.members.map((inner) => [inner, at] as const);
  faults.push(mismatch(place(at, member.value), 'object'));
  return [];
}

/** The members whose names there are. The others become faults, with the right name where only the case is wrong. */
function elementsOf(object: JsonObject, path: Path, names: readonly string[], faults: Fault[]): ReadonlyMap<string, JsonMember> {
  const found = new Map<string, JsonMember>();
  for (const member of object.members) {
    const { key } = member;
    if (names.includes(key.value)) {
      found.set(key.value, member);
      continue;
    }
    const rename = names.find((name) => name.toLowerCase() === key.value.toLowerCase());
    const hint = rename === undefined ? '' : ` Names of elements are case-sensitive; this one is ${rename}.`;
    const free = rename !== undefined && !object.members.some(({ key: other }) => other.value === rename);
    faults.push({
      code: 'INVALID_POLICY_ELEMENT',
      location: keyWord(key, path),
      details: `There is no policy element ${JSON.stringify(key.value)} here.${hint}`,
      ...(free && { rename }),
    });
  }
  return found;
}

const keysOf = (members: ReadonlyMap<string, JsonMember>, path: Path): ReadonlyMap<string, Word> =>
  new Map([...members].map(([name, { key }]) => [name, keyWord(key, path)]));
