/** How many versions IAM keeps of a policy. SOURCE: IAM User Guide, "IAM and AWS STS quotas". */
const MOST_VERSIONS = 5;

interface Version {
  readonly VersionId?: string | undefined;
  readonly IsDefaultVersion?: boolean | undefined;
}

/** The version that has to be deleted before another can be saved: the oldest that is not in force. None while there is room. */
export function oldestToGo(versions: readonly Version[]): string | undefined {
  if (versions.length < MOST_VERSIONS) return undefined;
  const numberOf = ({ VersionId = '' }: Version): number => Number(VersionId.slice(1));
  const others = versions.filter(({ IsDefaultVersion }) => IsDefaultVersion !== true);
  return [...others].sort((a, b) => numberOf(a) - numberOf(b))[0]?.VersionId;
}
