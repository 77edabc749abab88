import { placeText, readPlace } from '../../audit/place.ts';
import { lookupRecords } from '../../audit/tail.ts';
import type { ReadOperation } from '../operation.ts';

interface Input {
  readonly EventName?: string;
  readonly UserName?: string;
  readonly Marker?: string;
  /** 1–1000; 100 when left out. */
  readonly MaxItems?: number;
}
interface Output {
  /** CloudTrail-shaped records, newest first, each JSON on one line. */
  readonly Records: readonly string[];
  readonly IsTruncated: boolean;
  readonly Marker?: string;
}

/** Shows the audit records of the caller's account, newest first. */
export const lookupAuditRecords: ReadOperation<Input, Output> = {
  kind: 'read',
  action: 'countersign:LookupAuditRecords',
  accessLevel: 'List',

  targets: (_, { caller }) => [{ arn: `arn:aws:countersign::${caller.accountId}:trail/*`, shown: 'the audit trail' }],

  async run({ EventName, UserName, Marker, MaxItems = 100 }, { caller: { accountId }, db, markers, audit }) {
    await audit.flush();
    const scope = JSON.stringify(['LookupAuditRecords', accountId, EventName, UserName]);
    const before = Marker === undefined ? undefined : readPlace(markers.open(scope, Marker));
    const found = await lookupRecords(db, accountId, { eventName: EventName, userName: UserName }, before, MaxItems + 1);
    const page = found.slice(0, MaxItems);
    const last = page.at(-1);
    const isTruncated = found.length > MaxItems && last !== undefined;
    return {
      Records: page.map(({ record }) => record),
      IsTruncated: isTruncated,
      ...(isTruncated ? { Marker: markers.seal(scope, placeText(last)) } : {}),
    };
  },
};
