const CODES: ReadonlySet<string> = new Set([
  'PRIVATE_IP_ADDRESS',
  'PRIVATE_IP_ADDRESS_SUBSET',
  'PRIVATE_NOT_IP_ADDRESS',
  'PRIVATE_NOT_IP_ADDRESS_SUBSET',
]);

/**
 * Whether a finding is true of AWS alone: a server in a network of one's own sees private addresses in `aws:SourceIp`, where AWS
 * never does. Leave such findings out for policies that are not meant for AWS.
 */
export const isTrueOfAwsOnly = (issueCode: string): boolean => CODES.has(issueCode);
