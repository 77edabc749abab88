import { identityOf, type AuditEvent } from '../audit/event.ts';
import type { Caller } from '../domain/caller.ts';
import type { PageVisit } from './tools.ts';

/** The record of what the holder of a session did with it at the console's door: `StepUp` or `SignOut`. */
export const sessionEvent = (
  eventName: 'StepUp' | 'SignOut',
  caller: Caller,
  { now, requestId, origin }: PageVisit,
  more: Pick<AuditEvent, 'error' | 'additionalEventData'> = {},
): AuditEvent => ({
  time: now,
  requestId,
  identity: identityOf(caller),
  service: 'countersign',
  eventName,
  region: caller.signed.region,
  origin,
  fromConsole: true,
  readOnly: false,
  recipientAccountId: caller.accountId,
  ...more,
});
