import type { AuditEvent } from './event.ts';

/** A read by user bob, for tests. */
export function anEvent(changes: Partial<AuditEvent> = {}): AuditEvent {
  return {
    time: new Date('2026-11-24T10:00:00.789Z'),
    requestId: 'r-1',
    identity: {
      type: 'IAMUser',
      principalId: 'AIDAJQABLZS4A3QDU576Q',
      arn: 'arn:aws:iam::123456789012:user/bob',
      accountId: '123456789012',
      accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
      userName: 'bob',
    },
    service: 'iam',
    eventName: 'GetUser',
    region: 'us-east-1',
    origin: { sourceIp: '192.0.2.1', userAgent: 'aws-cli/2.9.19', secure: false },
    readOnly: true,
    recipientAccountId: '123456789012',
    requestParameters: { UserName: 'bob' },
    ...changes,
  };
}

/** A clock for `Timer` that goes only when it is told to. */
export function handClock(): { timer: (milliseconds: number, run: () => void) => () => void; pass(milliseconds: number): void } {
  let now = 0;
  let due: { at: number; run: () => void }[] = [];
  return {
    timer(milliseconds, run) {
      const entry = { at: now + milliseconds, run };
      due.push(entry);
      return () => void (due = due.filter((one) => one !== entry));
    },
    pass(milliseconds) {
      now += milliseconds;
      const ready = due.filter((one) => one.at <= now);
      due = due.filter((one) => one.at > now);
      for (const { run } of ready) run();
    },
  };
}
