import { flag, instant, list, structure, text, whole, type OperationShape, type StructureShape } from './shape.ts';

const operation = (name: string, input: StructureShape, output: StructureShape): OperationShape => ({
  service: 'countersign',
  name,
  input,
  output,
});

const paging = {
  Marker: text({ constraint: { min: 1, max: 320, pattern: '[\\u0020-\\u00FF]+' } }),
  MaxItems: whole({ min: 1, max: 1000 }),
};
const paged = { IsTruncated: flag, Marker: text() };
const userName = text({ constraint: { min: 1, max: 128, pattern: '[\\w+=,.@-]+' } });

/** What this house adds to AWS's APIs, in the same words on the same wire. Add an operation here and nowhere else in `wire`. */
export const OWN_OPERATIONS: readonly OperationShape[] = [
  operation(
    'ExplainRequest',
    structure('ExplainRequestRequest', { RequestId: text({ constraint: { min: 1, max: 64, pattern: '[\\w-]{1,64}' } }) }),
    structure('ExplainRequestResponse', { Explanation: text() }),
  ),
  operation(
    'ListAccountAccessKeys',
    structure('ListAccountAccessKeysRequest', {}, paging),
    structure(
      'ListAccountAccessKeysResponse',
      {
        AccessKeys: list(
          structure(
            'AccountAccessKey',
            { AccessKeyId: text(), OwnerType: text(), Status: text(), CreateDate: instant },
            { UserName: text(), LastUsedDate: instant, LastUsedRegion: text(), LastUsedService: text(), Description: text() },
          ),
        ),
      },
      paged,
    ),
  ),
  operation(
    'ListUserSummaries',
    structure('ListUserSummariesRequest', {}, paging),
    structure(
      'ListUserSummariesResponse',
      {
        Users: list(
          structure(
            'UserSummary',
            {
              UserName: text(),
              UserId: text(),
              Arn: text(),
              Path: text(),
              CreateDate: instant,
              HasPassword: flag,
              GroupNames: list(text()),
              MfaTypes: list(text()),
              AccessKeys: list(
                structure(
                  'UserSummaryAccessKey',
                  { AccessKeyId: text(), Status: text(), CreateDate: instant },
                  { LastUsedDate: instant },
                ),
              ),
            },
            { PasswordLastUsed: instant, PasswordChangedDate: instant },
          ),
        ),
      },
      paged,
    ),
  ),
  operation(
    'LookupAuditRecords',
    structure(
      'LookupAuditRecordsRequest',
      {},
      {
        ...paging,
        EventName: text({ constraint: { min: 1, max: 128, pattern: '\\w+' } }),
        UserName: userName,
        StartTime: instant,
        EndTime: instant,
        AccessKeyId: text({ constraint: { min: 1, max: 128, pattern: '\\w+' } }),
        SourceIp: text({ constraint: { min: 1, max: 64, pattern: '[!-~]+' } }),
        ErrorCode: text({ constraint: { min: 1, max: 128, pattern: '[\\w.:]+' } }),
        ReadOnly: flag,
        ResourceName: text({ constraint: { min: 1, max: 1024 } }),
      },
    ),
    structure('LookupAuditRecordsResponse', { Records: list(text()) }, paged),
  ),
];
