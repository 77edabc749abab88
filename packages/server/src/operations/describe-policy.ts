import type { Policy } from '@aws-sdk/client-iam';
import type { PolicyUsage } from '../store/attachments.ts';
import type { FoundPolicy } from './policy-lookup.ts';

/** A policy as every answer shows it; `Description` and `Tags` are for the answers that have them. */
export function describePolicy(found: FoundPolicy, usage: PolicyUsage | undefined): Policy {
  const common = {
    Arn: found.arn,
    AttachmentCount: usage?.attachments ?? 0,
    PermissionsBoundaryUsageCount: usage?.boundaries ?? 0,
    IsAttachable: true,
  };
  if (found.scope === 'aws') {
    const { name, policyId, path, versionId, createdAt, updatedAt } = found.policy;
    return {
      ...common,
      PolicyName: name,
      PolicyId: policyId,
      Path: path,
      DefaultVersionId: versionId,
      CreateDate: createdAt,
      UpdateDate: updatedAt,
    };
  }
  const { name, policyId, path, defaultVersion, createdAt, updatedAt } = found.row;
  return {
    ...common,
    PolicyName: name,
    PolicyId: policyId,
    Path: path,
    DefaultVersionId: versionId(defaultVersion),
    CreateDate: new Date(createdAt),
    UpdateDate: new Date(updatedAt),
  };
}

/** `v3`, as AWS writes the number of a version. */
export function versionId(version: number): string {
  return `v${version}`;
}
