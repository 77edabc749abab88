/** What of a page decides whether passkeys work on it. */
export interface Place {
  readonly isSecureContext: boolean;
  /** As `location` says it. */
  readonly hostname: string;
  readonly port: string;
  readonly hasPasskeys: boolean;
}

/** Why passkeys do not work: plain http, a host that is a number, or a browser without them. */
export type Hindrance = 'insecure' | 'address' | 'unsupported';

/** The page as it is open. */
export function thisPlace(): Place {
  const { hostname, port } = window.location;
  return { isSecureContext: window.isSecureContext, hostname, port, hasPasskeys: 'PublicKeyCredential' in window };
}

/** Whether a host is a number: a passkey belongs to a name. SOURCE: WebAuthn §5.1.3, the relying party's id is a domain. */
const isAddress = (hostname: string): boolean => /^\[.*\]$|^\d{1,3}(?:\.\d{1,3}){3}$/.test(hostname);

/** Why passkeys do not work on a page; undefined where they do. */
export function hindranceOf({ isSecureContext, hostname, hasPasskeys }: Place): Hindrance | undefined {
  if (!isSecureContext) return 'insecure';
  if (isAddress(hostname)) return 'address';
  return hasPasskeys ? undefined : 'unsupported';
}

/** The same server by the name under which everything works for people at its own machine. */
export const loopbackAddress = ({ port }: Pick<Place, 'port'>): string =>
  `http://localhost${port === '' ? '' : `:${port}`}/console/`;

/** Whether the page is already open at the server's own machine, so that `loopbackAddress` is the same server. */
export const isLoopback = ({ hostname }: Pick<Place, 'hostname'>): boolean =>
  hostname === '[::1]' || hostname === 'localhost' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
