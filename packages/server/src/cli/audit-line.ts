/**
 * One audit record as cells of a table: time, event, who, from where, outcome, request id.
 * SOURCE: the names are CloudTrail's, "CloudTrail record contents".
 */
export function auditLine(record: unknown): readonly string[] {
  const event = objectOf(record);
  const who = objectOf(event['userIdentity']);
  const cells = [
    event['eventTime'],
    event['eventName'],
    who['arn'] ?? who['accountId'] ?? who['accessKeyId'],
    event['sourceIPAddress'],
  ];
  return [...cells, event['errorCode'] ?? 'ok', event['requestID']].map((cell) => (typeof cell === 'string' ? cell : '–'));
}

const objectOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
