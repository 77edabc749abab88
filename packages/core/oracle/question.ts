/** One question to a policy engine, as plain JSON: what fuzzing prints, what the vectors hold. */
export interface Question {
  readonly action: string;
  /** An ARN, or `*` for actions without resource types. */
  readonly resource: string;
  /** A text is a single-valued key, a list a multi-valued one. */
  readonly context: Readonly<Record<string, string | readonly string[]>>;
  /** Absent: a user of the account that owns the resource, of whom no ARN is known. */
  readonly principal?: Principal;
  /** Absent: the account field of the ARN when it has one, else the principal's account. */
  readonly resourceAccount?: string;
  /** A KMS key and the like: an Allow in an identity policy of the same account is not enough. */
  readonly needsResourceGrant?: boolean;
  readonly identity: readonly Doc[];
  readonly boundary?: Doc | 'missing';
  readonly session?: readonly Doc[];
  readonly resourcePolicies?: readonly Doc[];
  readonly trust?: Doc;
  readonly endpoint?: Doc;
  /** Levels, root first. A level with nothing attached allows nothing. */
  readonly scp?: readonly (readonly Doc[])[];
  readonly rcp?: readonly (readonly Doc[])[];
}

export type Principal =
  | { readonly kind: 'root'; readonly account: string; readonly partition?: string }
  | { readonly kind: 'user'; readonly account: string; readonly arn: string; readonly userId: string }
  | {
      readonly kind: 'role';
      readonly account: string;
      readonly arn: string;
      readonly roleArn: string;
      readonly roleId: string;
      readonly serviceLinked?: boolean;
    }
  | {
      readonly kind: 'federated';
      readonly account: string;
      readonly arn: string;
      readonly userArn: string;
      readonly userId: string;
    }
  | { readonly kind: 'service'; readonly service: string }
  | { readonly kind: 'webIdentity' | 'saml'; readonly provider: string }
  | { readonly kind: 'anonymous' };

/** The decision, and the layer that made it. */
export interface Answer {
  readonly outcome: 'allow' | 'explicitDeny' | 'implicitDeny';
  readonly layer: Layer;
}

export type Layer =
  'rcp' | 'scp' | 'endpoint' | 'resource' | 'trust' | 'identity' | 'boundary' | 'session' | 'root' | 'partition';

/** What kind of policy a document is. */
export type PolicyType = Exclude<Layer, 'root' | 'partition'>;

/** A policy document, as JSON. */
export interface Doc {
  readonly Version?: string;
  readonly Id?: string;
  readonly Statement: StatementJson | readonly StatementJson[];
}

export interface StatementJson {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal?: PrincipalJson;
  readonly NotPrincipal?: PrincipalJson;
  readonly Action?: OneOrMany<string>;
  readonly NotAction?: OneOrMany<string>;
  readonly Resource?: OneOrMany<string>;
  readonly NotResource?: OneOrMany<string>;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, OneOrMany<Scalar>>>>>;
}

export type PrincipalJson = '*' | Readonly<Record<string, OneOrMany<string>>>;
export type Scalar = string | number | boolean;
export type OneOrMany<T> = T | readonly T[];

/** `x` and `[x]` are the same everywhere in a policy. */
export function listOf<T extends Scalar | StatementJson>(value: OneOrMany<T>): readonly T[] {
  return Array.isArray(value) ? (value as readonly T[]) : [value as T];
}
