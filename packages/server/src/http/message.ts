/** A request as it came over the wire: nothing decoded, nothing tidied. A signature covers these very bytes. */
export interface HttpRequest {
  readonly method: string;
  /** The raw request target, such as `/?Action=GetCallerIdentity`. */
  readonly target: string;
  /** Name, value, name, value … in the order and case they arrived, duplicates included. */
  readonly rawHeaders: readonly string[];
  readonly body: Uint8Array;
  /** The socket's peer address. */
  readonly peer: string;
  /** Whether the socket itself speaks TLS. */
  readonly tls: boolean;
}

export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** The first value of a header, by its lower-case name. */
export function header(request: HttpRequest, name: string): string | undefined {
  const { rawHeaders } = request;
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) {
    const candidate = rawHeaders[i];
    if (candidate !== undefined && candidate.length === name.length && candidate.toLowerCase() === name) return rawHeaders[i + 1];
  }
  return undefined;
}

/** Every value of a header that may stand more than once, in the order they arrived, by its lower-case name. */
export function headerLines({ rawHeaders }: HttpRequest, name: string): readonly string[] {
  return rawHeaders.filter((_, i) => i % 2 === 1 && rawHeaders[i - 1]?.toLowerCase() === name);
}
