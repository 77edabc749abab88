/** Who signs in, and where: root, when no user is named. */
export interface Entering {
  /** Its id or alias. */
  readonly account: string;
  readonly userName?: string;
  readonly password: string | undefined;
  /** Six digits, when a second factor is asked for. */
  readonly totp?: string;
}

/** Signs in without the form: to be evaluated in a page of the console. @throws Error with the server's answer when it lets nobody in */
export function enter(who: Entering): Promise<void>;
