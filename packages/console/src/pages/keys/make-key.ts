import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { useWrite } from '../../api/use-api.ts';
import type { NewKey } from './new-key.ts';

/** A key that was made, and why its description was not kept, when it was not. */
export interface Made {
  readonly key: NewKey;
  readonly tagError: Error | null;
}

interface Making {
  readonly isBusy: boolean;
  readonly error: Error | null;
  /** @param userName undefined: root's. @returns undefined when it was refused. */
  readonly make: (userName: string | undefined, description: string) => Promise<Made | undefined>;
}

/** Makes a key, and keeps its description as a tag of the user. The secret is handed to the caller alone. */
export function useMakeKey(): Making {
  const create = useWrite('CreateAccessKey');
  const client = useQueryClient();
  const [isTagging, setTagging] = useState(false);
  const [error, setError] = useState<Error | null>(null);

  const describe = async (UserName: string, accessKeyId: string, description: string): Promise<Error | null> => {
    const input = { UserName, Tags: [{ Key: accessKeyId, Value: description }] };
    setTagging(true);
    try {
      await call('TagUser', input);
      await client.invalidateQueries();
      return null;
    } catch (refusal) {
      return refusal instanceof Error ? refusal : new Error(String(refusal));
    } finally {
      setTagging(false);
    }
  };

  return {
    isBusy: create.isPending || isTagging,
    error,
    async make(userName, description) {
      setError(null);
      try {
        const { AccessKey } = await create.mutateAsync({ UserName: userName });
        create.reset(); // INVARIANT: the secret stays in no cache.
        const accessKeyId = AccessKey?.AccessKeyId ?? '';
        const key = { userName, accessKeyId, secretAccessKey: AccessKey?.SecretAccessKey ?? '' };
        const tagError = description === '' || userName === undefined ? null : await describe(userName, accessKeyId, description);
        return { key, tagError };
      } catch (refusal) {
        setError(refusal instanceof Error ? refusal : new Error(String(refusal)));
        return undefined;
      }
    },
  };
}
