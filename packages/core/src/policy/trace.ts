import type { Effect } from './document.ts';
import type { Decision, Layer, StatementRef } from './decision.ts';
import type { Segment } from './failed-segment.ts';
import type { GrantKind } from './grant.ts';

/** One action pattern, and whether it matches the request's action. */
export interface ActionTrace {
  readonly pattern: string;
  readonly ok: boolean;
}

/**
 * One resource pattern; `resolved` with its variables replaced, left out when one has no value. `segment`, where it does not
 * match: the first of the six parts of an ARN that differs.
 */
export interface ResourceTrace {
  readonly pattern: string;
  readonly resolved?: string;
  readonly ok: boolean;
  readonly segment?: Segment;
}

/** One entry of a `Principal`, and how it speaks of the caller; `kind` is left out when it does not. */
export interface PrincipalTrace {
  readonly entry: string;
  readonly kind?: GrantKind;
  readonly ok: boolean;
}

/**
 * One condition: operator and key as written, the values on both sides, and the result. `resolvedValues` has `null` where a
 * variable has no value; `contextValues` is `absent` where the request has no such key.
 */
export interface ConditionTrace {
  readonly op: string;
  readonly key: string;
  readonly policyValues: readonly string[];
  readonly resolvedValues: readonly (string | null)[];
  readonly contextValues: readonly string[] | 'absent';
  readonly result: boolean;
  readonly note?: string;
}

/** One statement as it was looked at. `action.ok` and `resource.ok` speak of the whole element, its `Not` form included. */
export interface StatementTrace extends StatementRef {
  readonly effect: Effect;
  readonly matched: boolean;
  readonly action: { readonly element: string; readonly ok: boolean; readonly patterns: readonly ActionTrace[] };
  readonly resource: { readonly element: string; readonly ok: boolean; readonly patterns: readonly ResourceTrace[] };
  /** Left out where statements speak to whoever has the policy. */
  readonly principal?: { readonly element: string; readonly ok: boolean; readonly entries: readonly PrincipalTrace[] };
  /** What a matching statement of a resource policy says about the caller; empty in other policies. */
  readonly grants: readonly GrantKind[];
  readonly conditions: readonly ConditionTrace[];
  /** Parts this engine does not know. */
  readonly unknown: readonly string[];
}

export type StepResult = 'allow' | 'implicitDeny' | 'explicitDeny' | 'notApplicable' | 'skipped';

/**
 * One step of the evaluation: first every Deny of every layer, then layer by layer who allows. `notApplicable`: there is
 * nothing to ask. `skipped`: another step made it needless.
 */
export interface Step {
  readonly kind: 'partition' | 'deny' | Layer | 'root';
  /** Of the organization, from its root (0) down to the account; only with `scp` and `rcp`. */
  readonly level?: number;
  readonly result: StepResult;
  readonly because: string;
  readonly statements: readonly StatementTrace[];
}

/**
 * One change that, with the others of its list, would turn a refusal into an allow. `condition`: the request would need another
 * value; `action`, `resource`: a statement lacks only that; `statement`: one must be added; `deny`: one stands in the way. A
 * change with neither `add` nor `condition` nor `statement` names a layer to which nobody can add anything.
 */
export interface Change {
  readonly layer: Layer | 'partition';
  /** Of the organization, from its root (0) down to the account; only with `scp` and `rcp`. */
  readonly level?: number;
  readonly kind: 'condition' | 'action' | 'resource' | 'statement' | 'deny';
  /** One sentence, for a reader who does not know the policy language. */
  readonly text: string;
  /** The statement that must change, or whose condition must be met. */
  readonly statement?: StatementRef;
  /** A statement to add, as JSON. */
  readonly add?: AddedStatement;
  readonly condition?: WantedCondition;
}

/** A statement to add: one action on one resource, to one caller. `Resource` is left out in trust policies. */
export interface AddedStatement {
  readonly Effect: 'Allow';
  readonly Principal?: '*' | Readonly<Record<string, string>>;
  readonly Action: string;
  readonly Resource?: string;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** What a request would need instead of what it has. `tried` is a value with which it was tested, left out for no key at all. */
export interface WantedCondition {
  readonly op: string;
  readonly key: string;
  readonly wanted: readonly string[];
  readonly found: readonly string[] | 'absent';
  readonly tried?: string;
}

/** How a decision came about, as plain data. `decision` is what `authorize` answers. */
export interface Trace {
  /** `principal`: the caller's ARN or another name for it; left out where the request does not say who asks. */
  readonly request: { readonly principal?: string; readonly action: string; readonly resource: string };
  readonly decision: Decision;
  readonly steps: readonly Step[];
  readonly matched: readonly StatementRef[];
  /** Keys that conditions ask for, in statements that otherwise speak of this request, and that it does not have. */
  readonly missingContextKeys: readonly string[];
  readonly warnings: readonly string[];
  /** What would allow a refused request, all of it together; empty for an allow, and where nothing was found. */
  readonly changes: readonly Change[];
}
