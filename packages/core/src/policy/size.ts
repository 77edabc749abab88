/**
 * The size that IAM's quotas count: characters without white space, wherever the white space stands.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export function policySize(text: string): number {
  let size = 0;
  for (const character of text) {
    if (character !== ' ' && character !== '\n' && character !== '\r' && character !== '\t') size++;
  }
  return size;
}
