import { ServiceError } from '../domain/errors.ts';
import type { Form } from './form.ts';
import { readScalar } from './read-scalar.ts';
import type { OperationShape, Shape, StructureShape } from './shape.ts';

const DEEPEST = 32;
const depths = new WeakMap<OperationShape, number>();

/** Parameters with dots in their names, as a tree: `Tags.member.1.Key` is four steps down. */
interface Node {
  value?: string;
  children?: Map<string, Node>;
}

/**
 * Reads the members that an operation has out of a form; what it does not have is ignored.
 *
 * Lists are `X.member.N`, maps `X.entry.N.key` and `.value`, an empty list is `X=`. Indices may have gaps; they only order.
 * Every object in the answer has no prototype, so that no name (`__proto__`) means anything but itself.
 *
 * @returns strings, numbers, booleans, `Date`, `Uint8Array`, dense arrays and null-prototype objects.
 * @throws ServiceError `MalformedInput` for a value of the wrong type or an index that is no number.
 */
export function decodeInput(shape: OperationShape, form: Form): Record<string, unknown> {
  const input = Object.create(null) as Record<string, unknown>;
  let tree: Node | undefined;
  for (const member of shape.input.members) {
    const value = form.get(member.name);
    if (isNested(member.shape)) {
      tree ??= grow(shape, form);
      const node = tree.children?.get(member.name);
      if (node) input[member.name] = readNested(member.shape, node);
      else if (value !== undefined) input[member.name] = readNested(member.shape, { value });
      if (input[member.name] === undefined) delete input[member.name];
    } else if (value !== undefined) {
      input[member.name] = readScalar(member.shape.kind, value);
    }
  }
  return input;
}

type Nested = Extract<Shape, { kind: 'list' | 'map' | 'structure' }>;
const isNested = (shape: Shape): shape is Nested => shape.kind === 'list' || shape.kind === 'map' || shape.kind === 'structure';

/** INVARIANT: as deep as the operation's own members at most, and 32; a deeper name is none of them and is left out. */
function grow(shape: OperationShape, form: Form): Node {
  let deepest = depths.get(shape);
  if (deepest === undefined) depths.set(shape, (deepest = depthOf(shape.input, 0)));
  const wanted = new Set(shape.input.members.filter((member) => isNested(member.shape)).map((member) => member.name));
  const root: Node = {};
  for (const [name, value] of form) {
    const dot = name.indexOf('.');
    if (dot < 0 || !wanted.has(name.slice(0, dot))) continue;
    const steps = name.split('.', deepest + 1);
    if (steps.length > deepest) continue;
    let node = root;
    for (const step of steps) {
      node.children ??= new Map();
      let next = node.children.get(step);
      if (!next) node.children.set(step, (next = {}));
      node = next;
    }
    node.value ??= value;
  }
  return root;
}

/** How many steps the longest name of a member can have: `Tags.member.1.Key` has four. */
function depthOf(shape: Shape, above: number): number {
  if (above >= DEEPEST) return DEEPEST;
  switch (shape.kind) {
    case 'structure':
      return Math.max(above, ...shape.members.map((member) => depthOf(member.shape, above + 1)));
    case 'list':
      return depthOf(shape.item, above + 2);
    case 'map':
      return depthOf(shape.value, above + 3);
    case 'string':
    case 'number':
    case 'boolean':
    case 'timestamp':
    case 'blob':
      return above;
  }
}

function read(shape: Shape, node: Node): unknown {
  if (isNested(shape)) return readNested(shape, node);
  return node.value === undefined ? undefined : readScalar(shape.kind, node.value);
}

function readNested(shape: Nested, node: Node): unknown {
  if (shape.kind === 'structure') return readStructure(shape, node);
  // `X=` is how SDKs write an empty list; any other text there is no list.
  if (node.value !== undefined && node.value !== '') throw malformed();
  if (shape.kind === 'list') {
    const items = inOrder(node.children?.get('member'));
    if (items.length === 0 && node.value === undefined) return undefined;
    return items.map((item) => read(shape.item, item)).filter((item) => item !== undefined);
  }
  const entries = inOrder(node.children?.get('entry'));
  if (entries.length === 0 && node.value === undefined) return undefined;
  const map = Object.create(null) as Record<string, unknown>;
  for (const entry of entries) {
    const key = entry.children?.get('key')?.value;
    const value = entry.children?.get('value');
    if (key === undefined || !value) throw malformed();
    // The first of two equal keys wins, as with parameters.
    if (!Object.hasOwn(map, key)) map[key] = read(shape.value, value);
  }
  return map;
}

function readStructure(shape: StructureShape, node: Node): Record<string, unknown> {
  const made = Object.create(null) as Record<string, unknown>;
  for (const member of shape.members) {
    const child = node.children?.get(member.name);
    const value = child && read(member.shape, child);
    if (value !== undefined) made[member.name] = value;
  }
  return made;
}

/** The numbered children in the order of their numbers. INVARIANT: the answer is as long as there are children, never sparse. */
function inOrder(parent: Node | undefined): readonly Node[] {
  if (!parent?.children) return [];
  const numbered = [...parent.children].map(([step, node]) => {
    if (!/^[1-9]\d{0,8}$/.test(step)) throw malformed();
    return [Number(step), node] as const;
  });
  return numbered.sort(([a], [b]) => a - b).map(([, node]) => node);
}

/** AWS gives this refusal without a message. */
const malformed = (): ServiceError => new ServiceError('MalformedInput', '');
