import type { GetCredentialReportResponse } from '@aws-sdk/client-iam';
import { encodeUtf8 } from '@countersign/core/bytes';
import { ServiceError } from '../../domain/errors.ts';
import { findCredentialReport } from '../../store/credential-reports.ts';
import { REPORT_LIFE_MS } from '../credential-report.ts';
import type { ReadOperation } from '../operation.ts';

/** Gives the credential report as it was made. SOURCE: the refusals come without a message (LocalStack's recordings of 2026-02). */
export const getCredentialReport: ReadOperation<unknown, GetCredentialReportResponse> = {
  kind: 'read',
  action: 'iam:GetCredentialReport',
  accessLevel: 'Read',

  targets: () => [{ arn: '*' }],

  async run(_input, { caller: { accountId }, db, now }) {
    const report = await findCredentialReport(db, accountId);
    if (!report) throw new ServiceError('ReportNotPresent', '');
    if (now.getTime() - report.generatedAt > REPORT_LIFE_MS) throw new ServiceError('ReportExpired', '');
    return {
      Content: encodeUtf8(report.content),
      ReportFormat: 'text/csv',
      GeneratedTime: new Date(report.generatedAt),
    };
  },
};
