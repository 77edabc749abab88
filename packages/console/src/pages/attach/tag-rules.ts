/** A tag while it is edited. */
export interface EditedTag {
  readonly key: string;
  readonly value: string;
}
export type TagProblem = 'empty' | 'long' | 'signs' | 'reserved' | 'twice';

/** What AWS allows on one resource. SOURCE: IAM User Guide, "Rules for tagging in IAM and AWS STS". */
export const TAG_LIMITS = { tags: 50, key: 128, value: 256 } as const;
// SOURCE: IAM API Reference, `tagKeyType` and `tagValueType`.
const KEY = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]+$/u;
const VALUE = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

/** What is wrong with the key of a tag. Keys of users are one key whatever their case. */
export function keyProblem(tags: readonly EditedTag[], index: number, ignoresCase: boolean): TagProblem | undefined {
  const key = tags[index]?.key ?? '';
  const same = (a: string, b: string): boolean => (ignoresCase ? a.toLowerCase() === b.toLowerCase() : a === b);
  if (key === '') return 'empty';
  if (key.length > TAG_LIMITS.key) return 'long';
  if (!KEY.test(key)) return 'signs';
  if (/^aws:/i.test(key)) return 'reserved';
  return tags.some((tag, i) => i < index && same(tag.key, key)) ? 'twice' : undefined;
}

/** What is wrong with the value of a tag. */
export function valueProblem(value: string): TagProblem | undefined {
  if (value.length > TAG_LIMITS.value) return 'long';
  return VALUE.test(value) ? undefined : 'signs';
}

/** Whether all the tags can be sent. */
export function areGoodTags(tags: readonly EditedTag[], ignoresCase: boolean): boolean {
  return (
    tags.length <= TAG_LIMITS.tags &&
    tags.every((tag, i) => keyProblem(tags, i, ignoresCase) === undefined && valueProblem(tag.value) === undefined)
  );
}

/** What makes `after` of `before`: tags to set, and keys to take away. A key that changed its case is taken away first. */
export function tagChanges(
  before: readonly EditedTag[],
  after: readonly EditedTag[],
): { readonly set: readonly EditedTag[]; readonly removed: readonly string[] } {
  return {
    set: after.filter(({ key, value }) => !before.some((tag) => tag.key === key && tag.value === value)),
    removed: before.filter(({ key }) => !after.some((tag) => tag.key === key)).map(({ key }) => key),
  };
}
