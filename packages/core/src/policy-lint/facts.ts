/** `Read`, `Write`, `List`, `Tagging` or `Permissions management`, as the Service Authorization Reference says. */
export type AccessLevel = string;

/** What an action works on. */
export interface ActionResource {
  /** The name of a resource type, such as `bucket`. */
  readonly name: string;
  readonly required: boolean;
  /** Keys the action has for this resource alone. */
  readonly conditionKeys: readonly string[];
}

/** An action of a service. */
export interface ActionFacts {
  /** In the case AWS writes it. */
  readonly name: string;
  readonly accessLevel: AccessLevel;
  readonly resourceTypes: readonly ActionResource[];
  /** Names as published: what a policy fills in stands as `${TagKey}`. */
  readonly conditionKeys: readonly string[];
  readonly dependentActions: readonly string[];
}

/** A condition key. */
export interface ConditionKeyFacts {
  /** As published, such as `aws:ResourceTag/${TagKey}`. */
  readonly name: string;
  /** `String`, `ARN`, `Bool`, `Date`, `Numeric`, `IPAddress`; with `ArrayOf` before it when the key has several values. */
  readonly type: string;
}

/**
 * What there is in AWS, for the rules that need to know. The core has no data: whoever lints brings it, or does without,
 * and then no rule that needs it raises a finding. Names are asked for in any case.
 */
export interface PolicyFacts {
  /** Every prefix that actions have. */
  readonly services: readonly string[];
  isService(prefix: string): boolean;
  /** The names of a service's actions; none for an unknown one. */
  actionsOf(service: string): readonly string[];
  action(service: string, name: string): ActionFacts | undefined;
  /** The keys of a resource type. */
  resourceConditionKeys(service: string, resourceType: string): readonly string[];
  /** The ARNs there are with this service in their third part, such as `arn:${Partition}:s3:::${BucketName}`. */
  arnPatterns(arnService: string): readonly string[];
  /** A key that is not global, by its full name, such as `ec2:ResourceTag/Team`. */
  conditionKey(key: string): ConditionKeyFacts | undefined;
  /** A key that starts with `aws:`. */
  globalConditionKey(key: string): ConditionKeyFacts | undefined;
  /** The services whose actions a resource control policy may name. */
  readonly rcpServices: ReadonlySet<string>;
}
