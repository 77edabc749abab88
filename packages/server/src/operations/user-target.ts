import { rootArn, userArn } from '../domain/arns.ts';
import { findTaggedUser } from '../store/users.ts';
import { keepUser } from './known-user.ts';
import type { ReadTools, Target } from './operation.ts';
import { resourceTagContext } from './request-tags.ts';

/** What a request adds to the target. */
interface Extras {
  /** Condition keys that come from the input. */
  readonly context?: NonNullable<Target['context']>;
  /** Whether the action knows `iam:PermissionsBoundary`, the boundary that the user has now. */
  readonly boundary?: boolean;
}

/**
 * The user that a call acts on: its ARN with its real path, and its tags as condition keys.
 * @param userName left out when the call is about the caller, who may be root.
 */
export async function userTarget(tools: ReadTools, userName: string | undefined, extras: Extras = {}): Promise<Target> {
  const { caller, db } = tools;
  const { accountId } = caller;
  const { context = {} } = extras;
  if (userName === undefined && caller.kind === 'root') return { arn: rootArn(accountId), context };

  const shownName = userName ?? (caller.kind === 'user' ? caller.userName : '');
  const by = userName === undefined && caller.kind === 'user' ? { userId: caller.userId } : { name: shownName };
  const found = await findTaggedUser(db, accountId, by);
  // The name as the caller wrote it: a refusal must not tell how, or whether, it is stored.
  const shown = `user ${shownName}`;
  if (!found) return { arn: userArn({ accountId, path: '/', name: shownName }), shown, context };
  keepUser(tools, found.user);

  const boundary = extras.boundary ? found.user.boundaryArn : null;
  return {
    arn: userArn(found.user),
    shown,
    context: {
      ...resourceTagContext(found.tags),
      ...(boundary === null ? {} : { 'iam:PermissionsBoundary': boundary }),
      ...context,
    },
  };
}
