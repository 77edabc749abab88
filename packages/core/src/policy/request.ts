/**
 * What is known about a request. `get` takes a context key in lower case: a string is a single-valued key, an array a
 * multi-valued one, `undefined` a key that is not there.
 */
export interface RequestContext {
  get(keyLowerCase: string): string | readonly string[] | undefined;
}

/** One question: may this action be done to this resource? `resource` is an ARN, or `*` for actions without resource types. */
export interface PolicyRequest {
  readonly action: string;
  readonly resource: string;
  readonly context: RequestContext;
}
