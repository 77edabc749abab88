import type { Tag } from '@aws-sdk/client-iam';
import { ServiceError } from '../domain/errors.ts';
import { LIMITS } from '../domain/limits.ts';
import { tagKey } from '../domain/names.ts';
import type { TagRow } from '../store/tags.ts';

type Context = Readonly<Record<string, string | readonly string[]>>;

/**
 * Reads the tags of a request.
 * @throws ServiceError `InvalidInput` when a key comes twice (case does not matter) or begins with `aws:`.
 */
export function readTags(tags: readonly Tag[] | undefined): readonly TagRow[] {
  const read = (tags ?? []).map(({ Key, Value }) => ({ key: Key ?? '', value: Value ?? '' }));
  if (new Set(read.map(({ key }) => tagKey(key))).size < read.length) {
    throw new ServiceError('InvalidInput', 'Duplicate tag keys found. Please note that Tag keys are case insensitive.');
  }
  if (read.some(({ key }) => tagKey(key).startsWith('aws:'))) {
    throw new ServiceError('InvalidInput', 'aws: prefixed tag key names are not allowed for external use.');
  }
  return read;
}

/**
 * Makes sure that a resource does not come to wear more tags than one may.
 * @throws ServiceError `LimitExceeded`
 */
export function checkTagQuota(worn: readonly TagRow[], added: readonly TagRow[]): void {
  const keys = new Set([...worn, ...added].map(({ key }) => tagKey(key)));
  if (keys.size > LIMITS.TagsPerResource) {
    throw new ServiceError('LimitExceeded', 'The number of tags has reached the maximum limit.');
  }
}

/** The condition keys of tags that a request brings: `aws:RequestTag/…` and `aws:TagKeys`; none when it brings no tags. */
export function requestTagContext(tags: readonly TagRow[]): Context {
  return {
    ...Object.fromEntries(tags.map(({ key, value }) => [`aws:RequestTag/${key}`, value])),
    ...tagKeysContext(tags.map(({ key }) => key)),
  };
}

/** `aws:TagKeys`, for a request that names tag keys; nothing when it names none. */
export function tagKeysContext(keys: readonly string[]): Context {
  return keys.length === 0 ? {} : { 'aws:TagKeys': keys };
}

/** The condition keys of the tags that a resource wears, in IAM's own spelling and in the common one. */
export function resourceTagContext(tags: readonly TagRow[]): Context {
  return Object.fromEntries(
    tags.flatMap(({ key, value }) => [
      [`iam:ResourceTag/${key}`, value],
      [`aws:ResourceTag/${key}`, value],
    ]),
  );
}
