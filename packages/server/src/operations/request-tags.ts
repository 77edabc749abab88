import type { Tag } from '@aws-sdk/client-iam';
import { ServiceError } from '../domain/errors.ts';
import { LIMITS } from '../domain/limits.ts';
import { tagKey, type TagWearer } from '../domain/names.ts';
import type { TagRow } from '../store/tags.ts';

type Context = Readonly<Record<string, string | readonly string[]>>;

/** AWS's words for a key that comes twice. SOURCE: LocalStack's recordings of 2026-02 (test_iam_policies, test_iam_roles). */
const DUPLICATE: Readonly<Record<TagWearer, string>> = {
  user: 'Duplicate tag keys found. Please note that Tag keys are case insensitive.',
  role: 'Duplicate tag keys found. Please note that Tag keys are case insensitive.',
  policy: 'Duplicate tag keys found.',
  mfa: 'Duplicate tag keys found.',
  instanceProfile: 'Duplicate tag keys found.',
  serverCertificate: 'Duplicate tag keys found.',
  oidcProvider: 'Duplicate tag keys found.',
};

/**
 * Reads the tags that a request puts on a `wearer`.
 * @throws ServiceError `InvalidInput` when a key comes twice (see `tagKey`) or begins with `aws:` in any case.
 */
export function readTags(wearer: TagWearer, tags: readonly Tag[] | undefined): readonly TagRow[] {
  const read = (tags ?? []).map(({ Key, Value }) => ({ key: Key ?? '', value: Value ?? '' }));
  if (new Set(read.map(({ key }) => tagKey(wearer, key))).size < read.length) {
    throw new ServiceError('InvalidInput', DUPLICATE[wearer]);
  }
  if (read.some(({ key }) => /^aws:/i.test(key))) {
    throw new ServiceError('InvalidInput', 'aws: prefixed tag key names are not allowed for external use.');
  }
  return read;
}

/**
 * Makes sure that a resource does not come to wear more tags than one may.
 * @throws ServiceError `LimitExceeded`
 */
export function checkTagQuota(wearer: TagWearer, worn: readonly TagRow[], added: readonly TagRow[]): void {
  const keys = new Set([...worn, ...added].map(({ key }) => tagKey(wearer, key)));
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
