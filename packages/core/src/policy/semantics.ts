/**
 * The judgement calls: what AWS does not document, or documents twice and differently. Each is one named constant, so that
 * it can be turned when somebody has tried it against AWS. The numbers in brackets are sections of the semantics reference.
 */

/** [1.1.8] IAM's write path takes condition operators in their exact case; evaluation takes any case. */
export const OPERATOR_CASE_MATTERS_AT_WRITE = true;

/**
 * [1.3] Variables are replaced in all six segments of an ARN. The user guide names only the sixth, but an AWS managed policy
 * has `arn:*:kms:*:${aws:PrincipalAccount}:key/*`. `false` reads them as plain text in segments one to five.
 */
export const VARIABLES_IN_EVERY_ARN_SEGMENT = true;

/** [1.3] An empty context value leaves a variable without a value: its default is used, or it stays unresolved. */
export const EMPTY_VALUE_IS_UNRESOLVED = true;

/** [1.4] An empty text, alone, is a "null data set": `Null: "true"` holds for it. */
export const NULL_MATCHES_EMPTY_TEXT = true;

/** [1.4] `Null: "true"` holds for a key that is there with an empty list. */
export const NULL_MATCHES_EMPTY_LIST = true;

/** [1.4] `ForAllValues` over an absent key holds, negated operators too; one AWS table says otherwise. */
export const FOR_ALL_VALUES_HOLDS_FOR_ABSENT_KEY = true;

/** [1.4] A multi-valued key without a set operator satisfies nothing, not even a negated operator. */
export const MULTI_VALUED_KEY_NEEDS_SET_OPERATOR = true;

/** [1.4] With an empty list of policy values, `…IfExists` and `ForAllValues:` hold only where the key is absent. */
export const EMPTY_POLICY_LIST_HOLDS_ONLY_FOR_ABSENT_KEY = true;

/** [1.4] A number, date or address that cannot be read satisfies neither an operator nor its negation. */
export const UNREADABLE_VALUE_SATISFIES_NEGATION = false;

/** [1.4] A date without a zone is in UTC. */
export const DATE_WITHOUT_ZONE_IS_UTC = true;

/** [1.2] How ARN patterns with fewer than six segments are read is in `SHORT_ARN` of `policy-type.ts`. */

/**
 * [1.2] A Deny with `NotPrincipal` spares who is listed at any level: account, user or role, session. `true` spares only who is
 * listed at every level, as AWS words it for roles.
 */
export const STRICT_NOT_PRINCIPAL = false;

/**
 * A part of a statement that this engine does not know never lets an Allow grant. In a Deny the unknown part counts as met:
 * not knowing is no reason to let a request through.
 */
export const UNKNOWN_PART_OF_DENY_COUNTS_AS_MET = true;

/**
 * Documents longer than this many UTF-16 units are refused before they are read. The API takes 131,072, but AWS's own managed
 * policies are longer (AWSSupportServiceRolePolicy has 230,794), and they are read by the same parser.
 */
export const MAX_DOCUMENT_LENGTH = 1_048_576;

/** Arrays and objects nested deeper than this are refused. A policy needs six. */
export const MAX_DEPTH = 32;
