import type { AccessKeyMetadata, IAMClient } from '@aws-sdk/client-iam';

/** All access keys of a user, or of the caller, oldest first. */
export async function listKeys(iam: IAMClient, userName: string | undefined): Promise<readonly AccessKeyMetadata[]> {
  const { paginateListAccessKeys } = await import('@aws-sdk/client-iam');
  const keys: AccessKeyMetadata[] = [];
  const input = userName === undefined ? {} : { UserName: userName };
  for await (const page of paginateListAccessKeys({ client: iam }, input)) keys.push(...(page.AccessKeyMetadata ?? []));
  return keys.sort((a, b) => (a.CreateDate?.getTime() ?? 0) - (b.CreateDate?.getTime() ?? 0));
}
