import type { ConditionBlock, PatternList, PolicyDocument, PrincipalElement, Statement } from './document.ts';
import type { JsonNode } from './json.ts';

/**
 * Writes a policy as JSON, indented by two, elements in the order of the AWS guide. Reading it again gives the same document,
 * but for the positions: a list of one stands without brackets, and numbers and booleans in conditions become strings of the
 * same text, which means the same.
 */
export function renderPolicy({ version, id, statements }: PolicyDocument): string {
  const rendered = statements.map(renderStatement);
  return write(
    [
      ...(version === undefined ? [] : [member('Version', quote(version))]),
      ...(id === undefined ? [] : [member('Id', quote(id))]),
      member('Statement', (indent) => writeList(rendered, indent)),
    ],
    '',
  );
}

/** Text that knows how far it stands from the margin. Built by hand: an object of JavaScript would lose a `__proto__`. */
type Rendered = (indent: string) => string;

const quote =
  (text: string): Rendered =>
  () =>
    JSON.stringify(text);

const member =
  (key: string, value: Rendered): Rendered =>
  (indent) =>
    `${JSON.stringify(key)}: ${value(indent)}`;

function renderStatement({ sid, effect, principal, action, resource, condition }: Statement): Rendered {
  const members = [
    ...(sid ? [member('Sid', quote(sid.value))] : []),
    member('Effect', quote(effect)),
    ...(principal ? [renderPrincipal(principal)] : []),
    ...(action ? [renderPatterns(action)] : []),
    ...(resource ? [renderPatterns(resource)] : []),
    ...(condition.length > 0 ? [member('Condition', (indent) => write(condition.map(renderBlock), indent))] : []),
  ];
  return (indent) => write(members, indent);
}

function renderPrincipal({ negated, value }: PrincipalElement): Rendered {
  return member(negated ? 'NotPrincipal' : 'Principal', renderNode(value));
}

function renderPatterns({ element, patterns }: PatternList): Rendered {
  return member(element.value, oneOrList(patterns.map(({ value }) => quote(value))));
}

function renderBlock({ operator, entries }: ConditionBlock): Rendered {
  const members = entries.map(({ key, values }) => member(key.value, oneOrList(values.map(({ text }) => quote(text)))));
  return member(operator.value, (indent) => write(members, indent));
}

function renderNode(node: JsonNode): Rendered {
  switch (node.kind) {
    case 'string':
      return quote(node.value);
    case 'array':
      return (indent) => writeList(node.items.map(renderNode), indent);
    case 'object':
      return (indent) =>
        write(
          node.members.map(({ key, value }) => member(key.value, renderNode(value))),
          indent,
        );
    case 'number':
    case 'boolean':
    case 'null':
      return () => node.text;
  }
}

function oneOrList(values: readonly Rendered[]): Rendered {
  const [only] = values;
  return only && values.length === 1 ? only : (indent) => writeList(values, indent);
}

const write = (members: readonly Rendered[], indent: string): string => bracket('{', members, '}', indent);
const writeList = (items: readonly Rendered[], indent: string): string => bracket('[', items, ']', indent);

function bracket(open: string, parts: readonly Rendered[], close: string, indent: string): string {
  if (parts.length === 0) return open + close;
  const deeper = `${indent}  `;
  return `${open}\n${parts.map((part) => deeper + part(deeper)).join(',\n')}\n${indent}${close}`;
}
