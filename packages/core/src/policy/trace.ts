import type { Effect } from './document.ts';
import type { Decision, Layer, StatementRef } from './decision.ts';

/** One action pattern, and whether it matches the request's action. */
export interface ActionTrace {
  readonly pattern: string;
  readonly ok: boolean;
}

/** One resource pattern; `resolved` with its variables replaced, left out when one has no value. */
export interface ResourceTrace {
  readonly pattern: string;
  readonly resolved?: string;
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
  readonly conditions: readonly ConditionTrace[];
  /** Parts this engine does not know. */
  readonly unknown: readonly string[];
}

export type StepResult = 'allow' | 'implicitDeny' | 'explicitDeny' | 'notApplicable';

/** One step of the evaluation: first every Deny of every layer, then layer by layer who allows. */
export interface Step {
  readonly kind: 'deny' | Layer;
  readonly result: StepResult;
  readonly because: string;
  readonly statements: readonly StatementTrace[];
}

/** How a decision came about, as plain data. `decision` is what `authorize` answers. */
export interface Trace {
  readonly request: { readonly action: string; readonly resource: string };
  readonly decision: Decision;
  readonly steps: readonly Step[];
  readonly matched: readonly StatementRef[];
  /** Keys that conditions ask for, in statements that otherwise speak of this request, and that it does not have. */
  readonly missingContextKeys: readonly string[];
  readonly warnings: readonly string[];
}
