import type { PolicyBundle } from './bundle.ts';
import type { CompiledPolicy } from './compile.ts';

/** Where a policy comes from, for the reader of a decision. */
export interface PolicySource {
  readonly kind: 'managed' | 'inline';
  readonly name: string;
  readonly arn?: string;
  /** `user bob`, `group admins`, `role deploy`. */
  readonly attachedTo: string;
}

export interface NamedPolicy {
  readonly source: PolicySource;
  readonly policy: CompiledPolicy;
}

/**
 * The policies that a request meets, layer by layer. `identity` may be bundled once by `bundlePolicies`; the answers are the
 * same. A layer that is left out does not apply. `boundary: 'missing'` is a
 * boundary that is set but whose policy can't be read: it allows nothing.
 */
export interface PolicyLayers {
  readonly identity: readonly NamedPolicy[] | PolicyBundle;
  readonly boundary?: NamedPolicy | 'missing' | undefined;
}

/** The layers that can decide. Resource policies, trust policies, session policies, SCPs and RCPs will stand beside these. */
export type Layer = 'identity' | 'boundary';

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
 * The answer to a request. `layer` is the one that decided: for an allow always `identity`, whose statement it names; for an
 * implicit deny the first layer without an Allow.
 */
export interface Decision {
  readonly outcome: Outcome;
  readonly layer: Layer;
  readonly statement?: StatementRef;
}
