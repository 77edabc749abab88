import { flag, list, structure, text, whole, type OperationShape, type StructureShape } from './shape.ts';

const operation = (name: string, input: StructureShape, output: StructureShape): OperationShape => ({
  service: 'countersign',
  name,
  input,
  output,
});

/** What this house adds to AWS's APIs, in the same words on the same wire. Add an operation here and nowhere else in `wire`. */
export const OWN_OPERATIONS: readonly OperationShape[] = [
  operation(
    'ExplainRequest',
    structure('ExplainRequestRequest', { RequestId: text({ constraint: { min: 1, max: 64, pattern: '[\\w-]{1,64}' } }) }),
    structure('ExplainRequestResponse', { Explanation: text() }),
  ),
  operation(
    'LookupAuditRecords',
    structure(
      'LookupAuditRecordsRequest',
      {},
      {
        Marker: text({ constraint: { min: 1, max: 320, pattern: '[\\u0020-\\u00FF]+' } }),
        MaxItems: whole({ min: 1, max: 1000 }),
        EventName: text({ constraint: { min: 1, max: 128, pattern: '\\w+' } }),
        UserName: text({ constraint: { min: 1, max: 128, pattern: '[\\w+=,.@-]+' } }),
      },
    ),
    structure('LookupAuditRecordsResponse', { Records: list(text()) }, { IsTruncated: flag, Marker: text() }),
  ),
];
