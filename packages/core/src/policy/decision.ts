import type { PolicyBundle } from './bundle.ts';
import type { CompiledPolicy } from './compile.ts';

/** Where a policy comes from, for the reader of a decision. */
export interface PolicySource {
  readonly kind: 'managed' | 'inline' | 'session' | 'resource' | 'trust' | 'endpoint' | 'scp' | 'rcp';
  readonly name: string;
  readonly arn?: string;
  /** `user bob`, `group admins`, `role deploy`, `bucket photos`, `organizational unit ou-ab12-cdef5678`. */
  readonly attachedTo: string;
}

export interface NamedPolicy {
  readonly source: PolicySource;
  readonly policy: CompiledPolicy;
}

/**
 * The policies that a request meets, layer by layer. A layer that is left out does not apply; an empty one allows nothing.
 * Policies are compiled for their layer: `compilePolicy(document, 'scp')`.
 */
export interface PolicyLayers {
  /** The policies of the user or role and of its groups; `bundlePolicies` puts them under one index. */
  readonly identity: readonly NamedPolicy[] | PolicyBundle;
  /** `missing`: a boundary is set whose policy can't be read; it allows nothing. */
  readonly boundary?: NamedPolicy | 'missing' | undefined;
  /** Passed with the session, inline and managed together. */
  readonly session?: readonly NamedPolicy[] | undefined;
  /** The resource's own policies. */
  readonly resource?: readonly NamedPolicy[] | undefined;
  /** The role's trust policy, where the resource is a role that is to be assumed. It stands in place of `resource`. */
  readonly trust?: NamedPolicy | undefined;
  /** The policy of the VPC endpoint that the request came through. */
  readonly endpoint?: NamedPolicy | undefined;
  /** Service control policies of the principal's account, level by level, the organization's root first. */
  readonly scp?: readonly (readonly NamedPolicy[])[] | undefined;
  /** Resource control policies of the resource's account, as `scp`. */
  readonly rcp?: readonly (readonly NamedPolicy[])[] | undefined;
}

/** The layers that can decide, in the order in which a refusal names them. */
export type Layer = 'rcp' | 'scp' | 'endpoint' | 'resource' | 'trust' | 'identity' | 'boundary' | 'session';

/** `explicitDeny`: a statement says no. `implicitDeny`: none says yes. */
export type Outcome = 'allow' | 'explicitDeny' | 'implicitDeny';

/** Which statement: its policy, its place in it from 0, its Sid and the line it starts on, from 1. */
export interface StatementRef {
  readonly source: PolicySource;
  readonly index: number;
  readonly sid?: string;
  readonly line: number;
}

/**
 * The answer to a request. `layer` is the one that decided: for an allow the one whose statement granted it, for an implicit
 * deny the first without an Allow. `root`: the root user needs no policy in its own account. `partition`: nobody reaches a
 * resource of another partition.
 */
export interface Decision {
  readonly outcome: Outcome;
  readonly layer: Layer | 'root' | 'partition';
  readonly statement?: StatementRef;
}
