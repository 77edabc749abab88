import { beginPasskeyRegistration } from './countersign/begin-passkey-registration.ts';
import { checkPermissions } from './countersign/check-permissions.ts';
import { createRecoveryCodes } from './countersign/create-recovery-codes.ts';
import { explainRequest } from './countersign/explain-request.ts';
import { finishPasskeyRegistration } from './countersign/finish-passkey-registration.ts';
import { getRecoveryCodeSummary } from './countersign/get-recovery-code-summary.ts';
import { listAccountAccessKeys } from './countersign/list-account-access-keys.ts';
import { listConsoleSessions } from './countersign/list-console-sessions.ts';
import { listPasskeys } from './countersign/list-passkeys.ts';
import { listUserSummaries } from './countersign/list-user-summaries.ts';
import { lookupAuditRecords } from './countersign/lookup-audit-records.ts';
import { renamePasskey } from './countersign/rename-passkey.ts';
import { revokeConsoleSession } from './countersign/revoke-console-session.ts';
import { revokeConsoleSessions } from './countersign/revoke-console-sessions.ts';
import type { Operation } from './operation.ts';

/** The operations that AWS does not have, by `service:Operation`. Those that tell what AWS's tell ask for AWS's permissions. */
export const ownOperations: Readonly<Record<string, Operation>> = {
  'countersign:BeginPasskeyRegistration': beginPasskeyRegistration,
  'countersign:CheckPermissions': checkPermissions,
  'countersign:CreateRecoveryCodes': createRecoveryCodes,
  'countersign:ExplainRequest': explainRequest,
  'countersign:FinishPasskeyRegistration': finishPasskeyRegistration,
  'countersign:GetRecoveryCodeSummary': getRecoveryCodeSummary,
  'countersign:ListAccountAccessKeys': listAccountAccessKeys,
  'countersign:ListConsoleSessions': listConsoleSessions,
  'countersign:ListPasskeys': listPasskeys,
  'countersign:ListUserSummaries': listUserSummaries,
  'countersign:LookupAuditRecords': lookupAuditRecords,
  'countersign:RenamePasskey': renamePasskey,
  'countersign:RevokeConsoleSession': revokeConsoleSession,
  'countersign:RevokeConsoleSessions': revokeConsoleSessions,
};
