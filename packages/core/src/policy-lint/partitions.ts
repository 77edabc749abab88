/** A part of AWS with its own accounts and Regions. */
export interface Partition {
  readonly id: string;
  /** What its Regions' names look like. A name of the right shape may still not exist: this list does not age. */
  readonly region: RegExp;
  /** What its service principals end with, besides `amazonaws.com`. */
  readonly suffix: string;
}

/** SOURCE: botocore's partitions file, 2026. */
export const PARTITIONS: readonly Partition[] = [
  { id: 'aws', region: /^(us|eu|ap|sa|ca|me|af|il|mx)-\w+-\d+$/, suffix: 'amazonaws.com' },
  { id: 'aws-cn', region: /^cn-\w+-\d+$/, suffix: 'amazonaws.com.cn' },
  { id: 'aws-us-gov', region: /^us-gov-\w+-\d+$/, suffix: 'amazonaws.com' },
  { id: 'aws-eusc', region: /^eusc-\w+-\w+-\d+$/, suffix: 'amazonaws.eu' },
  { id: 'aws-iso', region: /^us-iso-\w+-\d+$/, suffix: 'c2s.ic.gov' },
  { id: 'aws-iso-b', region: /^us-isob-\w+-\d+$/, suffix: 'sc2s.sgov.gov' },
  { id: 'aws-iso-e', region: /^eu-isoe-\w+-\d+$/, suffix: 'cloud.adc-e.uk' },
  { id: 'aws-iso-f', region: /^us-isof-\w+-\d+$/, suffix: 'csp.hci.ic.gov' },
];

/** Could this be a Region of the partition, or of any when it is left out? */
export function isRegion(name: string, partition?: string): boolean {
  return PARTITIONS.some(({ id, region }) => (partition === undefined || id === partition) && region.test(name));
}
