const MOST = 256;
// SOURCE: IAM API Reference, Tag, "Value": the length and pattern of a tag's value.
const ALLOWED = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

/** Whether a text may be the description of a key: it is kept as the value of a tag whose key is the access key's id. */
export function isDescription(value: string): boolean {
  return value.length <= MOST && ALLOWED.test(value);
}
