import { roleArn } from '../domain/arns.ts';
import { findTaggedRole } from '../store/roles.ts';
import type { ReadTools, Target } from './operation.ts';
import { resourceTagContext } from './request-tags.ts';

/** What a request adds to the target. */
interface Extras {
  /** Condition keys that come from the input. */
  readonly context?: NonNullable<Target['context']>;
  /** Whether the action knows `iam:PermissionsBoundary`, the boundary that the role has now. */
  readonly boundary?: boolean;
}

/** The role that a call acts on: its ARN with its real path, and its tags as condition keys. */
export async function roleTarget(
  { caller: { accountId }, db }: ReadTools,
  roleName: string,
  { context = {}, boundary = false }: Extras = {},
): Promise<Target> {
  const found = await findTaggedRole(db, accountId, roleName);
  // The name as the caller wrote it: a refusal must not tell how, or whether, it is stored.
  const shown = `role ${roleName}`;
  if (!found) return { arn: roleArn({ accountId, path: '/', name: roleName }), shown, context };
  const { boundaryArn } = found.role;
  return {
    arn: roleArn(found.role),
    shown,
    context: {
      ...resourceTagContext(found.tags),
      ...(boundary && boundaryArn !== null ? { 'iam:PermissionsBoundary': boundaryArn } : {}),
      ...context,
    },
  };
}
