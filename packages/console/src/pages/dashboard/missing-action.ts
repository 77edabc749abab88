import { hasCode } from '../../api/api-error.ts';

/** The action that a refusal says is not allowed, such as `iam:ListUsers`; undefined for any other error. */
export function missingAction(error: unknown): string | undefined {
  return hasCode(error, 'AccessDenied') ? /is not authorized to perform: (\S+)/.exec(error.message)?.[1] : undefined;
}
