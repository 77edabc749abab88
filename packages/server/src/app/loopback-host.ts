/**
 * Whether a `Host` header names this very machine: browsers treat such an origin as secure without TLS.
 *
 * SOURCE: W3C Secure Contexts §3.1, "Is origin potentially trustworthy?".
 */
export function isLoopbackHost(host: string): boolean {
  const name = host.replace(/:\d*$/, '').replace(/\.$/, '').toLowerCase();
  return name === 'localhost' || name.endsWith('.localhost') || name === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(name);
}
