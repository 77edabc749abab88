import type { AttachedPermissionsBoundary, PermissionsBoundaryAttachmentType } from '@aws-sdk/client-iam';

// SOURCE: the service says `Policy` (awsdocs/iam-user-guide#82), whatever the SDK's type says.
const BOUNDARY_TYPE: string = 'Policy';

/** The permissions boundary of a user or role, in AWS's shape. */
export function describeBoundary(arn: string): AttachedPermissionsBoundary {
  return {
    PermissionsBoundaryType: BOUNDARY_TYPE as PermissionsBoundaryAttachmentType,
    PermissionsBoundaryArn: arn,
  };
}
