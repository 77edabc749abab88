// SOURCE: IAM API Reference, CreateAccountAlias: length and pattern of AccountAlias; and the guide: not twelve digits.
const ALIAS = /^[a-z0-9](?:[a-z0-9]|-(?!-)){1,61}[a-z0-9]$/;

/** Whether a text may be the alias of an account. */
export function isAlias(text: string): boolean {
  return ALIAS.test(text) && !/^\d{12}$/.test(text);
}
