import type { AuditEvent } from '../audit/event.ts';

/**
 * The record of something the operator of the host did with the command line: no signature proves it, the file system does.
 * @param accountId the account it was done to; undefined for the deployment as a whole
 */
export const operatorEvent = (
  eventName: string,
  accountId: string | undefined,
  requestParameters: Readonly<Record<string, unknown>>,
  time: Date,
): AuditEvent => ({
  time,
  requestId: 'operator',
  identity: { type: 'Operator', invokedBy: 'countersign command line' },
  service: 'countersign',
  eventName,
  region: '',
  origin: { sourceIp: 'localhost', userAgent: 'countersign', secure: true },
  readOnly: false,
  recipientAccountId: accountId,
  requestParameters,
});
