import { explainRequest } from './countersign/explain-request.ts';
import { listAccountAccessKeys } from './countersign/list-account-access-keys.ts';
import { listUserSummaries } from './countersign/list-user-summaries.ts';
import { lookupAuditRecords } from './countersign/lookup-audit-records.ts';
import type { Operation } from './operation.ts';

/** The operations that AWS does not have, by `service:Operation`. Those that tell what AWS's tell ask for AWS's permissions. */
export const ownOperations: Readonly<Record<string, Operation>> = {
  'countersign:ExplainRequest': explainRequest,
  'countersign:ListAccountAccessKeys': listAccountAccessKeys,
  'countersign:ListUserSummaries': listUserSummaries,
  'countersign:LookupAuditRecords': lookupAuditRecords,
};
