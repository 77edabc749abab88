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
// SOURCE: IAM API Reference, `SerialNumber`.
const serialNumber = text({ constraint: { min: 9, max: 256, pattern: '[\\w+=/:,.@-]+' } });
/** As AWS's console asks for the names of devices: they become a part of the serial number. */
const deviceName = text({ constraint: { min: 1, max: 64, pattern: '[\\w+=,.@-]+' } });
/** Names of what the server holds for a caller: whoever reads the record of a request must not go on with it. */
const ticket = text({ sensitive: true, constraint: { min: 1, max: 128, pattern: '[\\w-]+' } });
const userName = text({ constraint: { min: 1, max: 128, pattern: '[\\w+=,.@-]+' } });

/** What this house adds to AWS's APIs, in the same words on the same wire. Add an operation here and nowhere else in `wire`. */
export const OWN_OPERATIONS: readonly OperationShape[] = [
  operation(
    'BeginPasskeyRegistration',
    structure('BeginPasskeyRegistrationRequest', {}),
    structure('BeginPasskeyRegistrationResponse', { Ticket: ticket, Options: text({ sensitive: true }) }),
  ),
  operation(
    'CheckPermissions',
    structure('CheckPermissionsRequest', {
      Checks: {
        ...list(
          structure(
            'PermissionCheck',
            { Action: text({ constraint: { min: 3, max: 128, pattern: '[\\w:-]+' } }) },
            {
              ResourceArn: text({ constraint: { min: 1, max: 2048 } }),
              ContextEntries: list(
                structure(
                  'PermissionContextEntry',
                  {},
                  {
                    ContextKeyName: text({ constraint: { min: 5, max: 256 } }),
                    ContextKeyValues: list(text()),
                    ContextKeyType: text(),
                  },
                ),
              ),
            },
          ),
        ),
        constraint: { min: 1, max: 100 },
      },
    }),
    structure('CheckPermissionsResponse', {
      Results: list(structure('PermissionResult', { Action: text(), ResourceArn: text(), Allowed: flag }, { Message: text() })),
    }),
  ),
  operation(
    'CreateRecoveryCodes',
    structure('CreateRecoveryCodesRequest', {}),
    structure('CreateRecoveryCodesResponse', { Codes: list(text({ sensitive: true })) }),
  ),
  operation(
    'ExplainRequest',
    structure('ExplainRequestRequest', { RequestId: text({ constraint: { min: 1, max: 64, pattern: '[\\w-]{1,64}' } }) }),
    structure('ExplainRequestResponse', { Explanation: text() }),
  ),
  operation(
    'FinishPasskeyRegistration',
    structure('FinishPasskeyRegistrationRequest', {
      Ticket: ticket,
      Name: deviceName,
      Credential: text({ sensitive: true, constraint: { min: 2, max: 65_536 } }),
    }),
    structure('FinishPasskeyRegistrationResponse', { SerialNumber: text() }),
  ),
  operation(
    'GetRecoveryCodeSummary',
    structure('GetRecoveryCodeSummaryRequest', {}),
    structure('GetRecoveryCodeSummaryResponse', { Remaining: whole() }, { CreateDate: instant }),
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
    'ListConsoleSessions',
    structure('ListConsoleSessionsRequest', {}, { UserName: userName }),
    structure('ListConsoleSessionsResponse', {
      Sessions: list(
        structure('ConsoleSession', {
          SessionId: text(),
          CreateDate: instant,
          LastUsedDate: instant,
          ExpireDate: instant,
          SourceIp: text(),
          UserAgent: text(),
          Mfa: flag,
          Current: flag,
        }),
      ),
    }),
  ),
  operation(
    'ListPasskeys',
    structure('ListPasskeysRequest', {}, { UserName: userName }),
    structure('ListPasskeysResponse', {
      Passkeys: list(
        structure(
          'Passkey',
          { SerialNumber: text(), Name: text(), CreateDate: instant, DeviceType: text(), BackedUp: flag },
          { LastUsedDate: instant },
        ),
      ),
    }),
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
  operation(
    'RenamePasskey',
    structure('RenamePasskeyRequest', { SerialNumber: serialNumber, Name: deviceName }),
    structure('RenamePasskeyResponse', {}),
  ),
  operation(
    'RevokeConsoleSession',
    structure(
      'RevokeConsoleSessionRequest',
      { SessionId: text({ constraint: { min: 16, max: 128, pattern: '\\w+' } }) },
      { UserName: userName },
    ),
    structure('RevokeConsoleSessionResponse', {}),
  ),
  operation(
    'RevokeConsoleSessions',
    structure('RevokeConsoleSessionsRequest', {}, { UserName: userName, ExceptCurrent: flag }),
    structure('RevokeConsoleSessionsResponse', {}),
  ),
];
