import type { GenerateCredentialReportResponse } from '@aws-sdk/client-iam';
import { findReportTime, putCredentialReport } from '../../store/credential-reports.ts';
import { REPORT_LIFE_MS, writeCredentialReport } from '../credential-report.ts';
import type { PreparedWriteOperation, ReadTools } from '../operation.ts';

/**
 * Has the credential report made, unless there is one of the last four hours.
 * AWS makes it in the background; here it is there when the call returns, so that nobody ever finds one in progress. The answer
 * is AWS's all the same: clients ask again until it says `COMPLETE`.
 */
export const generateCredentialReport: PreparedWriteOperation<unknown, GenerateCredentialReportResponse, string | undefined> = {
  kind: 'write',
  action: 'iam:GenerateCredentialReport',
  accessLevel: 'Read',

  targets: () => [{ arn: '*' }],

  async prepare(_input, tools) {
    const before = await findReportTime(tools.db, tools.caller.accountId);
    return isGood(before, tools) ? undefined : await writeCredentialReport(tools);
  },

  async run(_input, tools, prepared) {
    const { accountId } = tools.caller;
    const before = await findReportTime(tools.db, accountId);
    if (isGood(before, tools)) return { State: 'COMPLETE' };
    const content = prepared ?? (await writeCredentialReport(tools));
    await putCredentialReport(tools.write, { accountId, content, generatedAt: tools.now.getTime() });
    // SOURCE: recorded (radkawar/stackd, credential_report.json, 2026-09); what AWS says when an older one is there is not known.
    return before === undefined
      ? { State: 'STARTED', Description: 'No report exists. Starting a new report generation task' }
      : { State: 'STARTED' };
  },
};

const isGood = (generatedAt: number | undefined, { now }: Pick<ReadTools, 'now'>): boolean =>
  generatedAt !== undefined && now.getTime() - generatedAt <= REPORT_LIFE_MS;
