import type { FirstRun } from './operator.types.ts';

/** What a person needs to see when the server has started. */
export interface BannerFacts {
  readonly endpoint: string;
  readonly console: string;
  readonly accountId: string;
  readonly region: string;
  readonly dataDir: string;
  /** The certificate that clients must be told to trust, when it is self-signed. */
  readonly caFile: string | undefined;
  /** Only at the very first start. */
  readonly firstRun: FirstRun | undefined;
  /** Whether the root key came from the environment. */
  readonly rootKeyGiven: boolean;
}

/** The print-out of `countersign serve`. It holds the root credentials at the first start, and no secret ever after. */
export function banner({ endpoint, console, accountId, region, dataDir, caFile, firstRun, rootKeyGiven }: BannerFacts): string {
  const lines = [
    '',
    '  Countersign is running.',
    '',
    `    Endpoint (IAM and STS)   ${endpoint}`,
    `    Console                  ${console}`,
    `    Account                  ${accountId}`,
    `    Data                     ${dataDir}`,
    ...(caFile === undefined ? [] : [`    Certificate to trust     ${caFile}`]),
    '',
  ];
  if (firstRun) {
    lines.push(
      '  Root credentials, shown this once and never again:',
      '',
      `    Root access key id       ${firstRun.rootAccessKeyId}`,
      rootKeyGiven
        ? '    Root secret access key   (as given in COUNTERSIGN_ROOT_SECRET_ACCESS_KEY)'
        : `    Root secret access key   ${firstRun.rootSecretAccessKey}`,
      `    Root password            ${firstRun.rootPassword}   (for the console)`,
      '',
      '  Try them:',
      '',
      `    export AWS_ACCESS_KEY_ID=${firstRun.rootAccessKeyId}`,
      `    export AWS_SECRET_ACCESS_KEY=${rootKeyGiven ? '…' : firstRun.rootSecretAccessKey}`,
      // boto3 and the AWS CLI v1 look at the second only, all others at the first.
      `    export AWS_REGION=${region} AWS_DEFAULT_REGION=${region} AWS_ENDPOINT_URL=${endpoint}`,
      ...(caFile === undefined ? [] : [`    export AWS_CA_BUNDLE=${caFile} NODE_EXTRA_CA_CERTS=${caFile}`]),
      `    aws sts get-caller-identity --endpoint-url ${endpoint}`,
      '',
      '  Do not use root for everyday work: open the console, make an administrator, then put these away.',
      '',
    );
  }
  lines.push('  Stop with Ctrl-C.', '');
  return `${lines.join('\n')}\n`;
}
