import type { IAMClient } from '@aws-sdk/client-iam';
import { refusalOf } from './failure.ts';

/**
 * Finds whose key it is, since AWS's calls take a key of another user only with that user's name.
 * @returns undefined for the caller's own key, a root key, or when the caller may not ask.
 */
export async function ownerOfKey(iam: IAMClient, accessKeyId: string): Promise<string | undefined> {
  const { GetAccessKeyLastUsedCommand } = await import('@aws-sdk/client-iam');
  try {
    const { UserName } = await iam.send(new GetAccessKeyLastUsedCommand({ AccessKeyId: accessKeyId }));
    // A root user's key has no user name, or AWS's stand-in for one in reports.
    return UserName === undefined || UserName === '' || UserName.startsWith('<') ? undefined : UserName;
  } catch (error) {
    if (refusalOf(error)?.code === 'AccessDenied') return undefined;
    throw error;
  }
}
