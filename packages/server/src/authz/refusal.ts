import type { Trace } from '@countersign/core/policy';
import { ServiceError } from '../domain/errors.ts';

/** Why a request was refused, kept for `countersign explain`. Plain data; never a secret. */
export interface PolicyExplanation {
  readonly kind: 'policy';
  readonly action: string;
  readonly resource: string;
  readonly principal: string;
  /** The refusal as the caller saw it. */
  readonly message: string;
  /** In words, for a person. */
  readonly text: string;
  readonly trace: Trace;
}

/** `AccessDenied`, with the means to say why. The explanation is worked out only when someone keeps it. */
export class AccessDenied extends ServiceError {
  readonly explain: () => PolicyExplanation;
  constructor(message: string, explain: () => PolicyExplanation) {
    super('AccessDenied', message);
    this.explain = explain;
  }
}
