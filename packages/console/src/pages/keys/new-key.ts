/** A key that was just made. It lives in the page that shows it, and nowhere else. */
export interface NewKey {
  /** Undefined for root's. */
  readonly userName: string | undefined;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** What stands for a secret that is not shown. It says nothing of the secret, not even its length. */
export const MASK = '*'.repeat(24);
