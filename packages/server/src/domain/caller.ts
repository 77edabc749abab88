declare const verified: unique symbol;

/** What a request said about itself, as far as the server saw it with its own eyes. */
export interface Origin {
  /** The socket's peer address, or what a trusted proxy vouched for. */
  readonly sourceIp: string;
  /** The `User-Agent` header; a claim of the client, good for the record only. */
  readonly userAgent: string;
  readonly referer?: string;
  /** Whether the request came over TLS to this server or to a trusted proxy. */
  readonly secure: boolean;
  /** The page that asks, such as `https://iam.example.com`: for a request of the console alone, whose `Origin` header was checked. */
  readonly page?: string;
}

/** The access key that signed a request, and the scope it signed for; or the console session that sent it. */
export interface Signed {
  /** Of a console session its public name, `ASIA…`. */
  readonly accessKeyId: string;
  readonly region: string;
  readonly service: string;
  /** How the signature travelled; `console`: nothing was signed, the session's cookie came along. */
  readonly via: 'header' | 'query' | 'console';
}

/** What temporary credentials say beside who they are for. */
export interface Temporary {
  readonly issuedAt: Date;
  /** When the caller proved a second factor to get them; left out when none was proven. */
  readonly mfaAt?: Date;
}

/** The console session that a caller came by. */
export interface ConsoleProof {
  /** SHA-256 of the session id, hex. */
  readonly sessionHash: string;
  /** When its holder last proved who they are: at the sign-in, or by a step-up since. */
  readonly provenAt: Date;
}

interface Verified {
  /** INVARIANT: only `authn` makes a caller; nothing else may assert this brand. */
  readonly [verified]: true;
  readonly accountId: string;
  /** `arn:aws:iam::123456789012:user/path/name`, or `…:root`. */
  readonly arn: string;
  readonly signed: Signed;
  readonly origin: Origin;
  /** Left out for a long-term key. */
  readonly temporary?: Temporary;
  /** Left out for whoever signs requests. */
  readonly console?: ConsoleProof;
}

/** The account's root user. */
export interface RootCaller extends Verified {
  readonly kind: 'root';
}

/** An IAM user. */
export interface UserCaller extends Verified {
  readonly kind: 'user';
  readonly userId: string;
  readonly userName: string;
}

/** Who asks. Made by `authn` alone, after the signature or the session was verified. */
export type Caller = RootCaller | UserCaller;
