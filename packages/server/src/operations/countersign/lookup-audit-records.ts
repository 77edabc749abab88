import { lookupRecords } from '../../audit/lookup-records.ts';
import { placeText, readPlace } from '../../audit/place.ts';
import type { ReadOperation } from '../operation.ts';

interface Input {
  readonly EventName?: string;
  readonly UserName?: string;
  /** Records from this time on, and up to `EndTime`; both times are in. */
  readonly StartTime?: Date;
  readonly EndTime?: Date;
  /** The key that the request was signed with. */
  readonly AccessKeyId?: string;
  readonly SourceIp?: string;
  readonly ErrorCode?: string;
  readonly ReadOnly?: boolean;
  /** Any part of any parameter that the request had, in the same case. */
  readonly ResourceName?: string;
  readonly Marker?: string;
  /** 1–1000; 100 when left out. */
  readonly MaxItems?: number;
}
interface Output {
  /** CloudTrail-shaped records, newest first, each JSON on one line. */
  readonly Records: readonly string[];
  readonly IsTruncated: boolean;
  /**
   * A page can hold fewer records than asked for, or none, and still bring a marker: one call goes through a bounded part of the
   * trail. Only a page without a marker is the last one.
   */
  readonly Marker?: string;
}

/** Shows the audit records of the caller's account that are all of what is asked for, newest first. */
export const lookupAuditRecords: ReadOperation<Input, Output> = {
  kind: 'read',
  action: 'countersign:LookupAuditRecords',
  accessLevel: 'List',

  targets: (_, { caller }) => [{ arn: `arn:aws:countersign::${caller.accountId}:trail/*`, shown: 'the audit trail' }],

  async run({ Marker, MaxItems = 100, ...wanted }, { caller: { accountId }, db, markers, audit }) {
    await audit.flush();
    const filter = {
      eventName: wanted.EventName,
      userName: wanted.UserName,
      accessKeyId: wanted.AccessKeyId,
      sourceIp: wanted.SourceIp,
      errorCode: wanted.ErrorCode,
      readOnly: wanted.ReadOnly,
      resourceName: wanted.ResourceName,
      from: wanted.StartTime?.getTime(),
      to: wanted.EndTime?.getTime(),
    };
    const scope = JSON.stringify(['LookupAuditRecords', accountId, filter]);
    const before = Marker === undefined ? undefined : readPlace(markers.open(scope, Marker));
    const { records, next } = await lookupRecords(db, accountId, filter, before, MaxItems);
    return {
      Records: records.map(({ record }) => record),
      IsTruncated: next !== undefined,
      ...(next ? { Marker: markers.seal(scope, placeText(next)) } : {}),
    };
  },
};
