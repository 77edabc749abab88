import type { Shape } from './shape.ts';

const NAME = 'It must contain only alphanumeric characters and/or the following: +=,.@_-';
const PATH = 'It must begin and end with / and contain only alphanumeric characters and/or / characters.';
const PATH_PREFIX = 'It must begin with the / character and contain only alphanumeric characters and/or / characters.';
const PRINTABLE = 'It must contain only printable ASCII characters.';
const PLAIN = 'It must contain only alphanumeric characters.';

const BY_PATTERN: ReadonlyMap<string, string> = new Map([
  ['[\\w+=,.@-]+', NAME],
  ['[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+', PRINTABLE],
]);
const BY_TYPE: ReadonlyMap<string, string> = new Map([
  ['accessKeyIdType', PLAIN],
  ['pathType', PATH],
  ['policyPathType', PATH],
  ['pathPrefixType', PATH_PREFIX],
]);

/**
 * How IAM itself, not its model, refuses a name, path, key id or document of the wrong characters. Such a refusal stands alone,
 * and comes before the model's lengths: an empty user name gets this text.
 *
 * @param at the member's path in an input: `userName`, `tags.1.member.key`.
 * @returns undefined for a type that IAM leaves to the model.
 */
export function olderNameRefusal(shape: Shape, at: string): string | undefined {
  const name = at.slice(at.lastIndexOf('.') + 1);
  const must =
    name === 'pathPrefix' ? PATH_PREFIX : (BY_TYPE.get(shape.typeName ?? '') ?? BY_PATTERN.get(shape.constraint?.pattern ?? ''));
  return must === undefined ? undefined : `The specified value for ${name} is invalid. ${must}`;
}
