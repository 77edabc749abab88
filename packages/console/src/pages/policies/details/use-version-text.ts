import { useRead } from '../../../api/use-api.ts';
import { writtenDocument } from '../../attach/policy-document.ts';

/** The text of a version, sign by sign as it was written. */
export function useVersionText(
  arn: string,
  version: string | undefined,
): { readonly policy: string | undefined; readonly error: Error | null } {
  const { data, error } = useRead('GetPolicyVersion', { PolicyArn: arn, VersionId: version }, { enabled: version !== undefined });
  const document = data?.PolicyVersion?.Document;
  return { policy: document === undefined ? undefined : writtenDocument(document), error };
}
