export type { JsonArray, JsonMember, JsonNode, JsonObject, JsonString, Position, Span } from './json.ts';
export { readJson } from './read-json.ts';
export { OPERATOR_NAMES } from './conditions/operators.ts';
export { PolicyError, type PolicyErrorCode } from './errors.ts';
export type {
  ConditionBlock,
  ConditionEntry,
  Effect,
  PatternList,
  PolicyDocument,
  PolicyVersion,
  Statement,
} from './document.ts';
export { parsePolicy, type ParseOptions } from './parse.ts';
export { validateIdentityPolicy, validateSessionPolicy } from './validate.ts';
export { principalsToLookUp, type TrustPolicyOptions, validateTrustPolicy } from './validate-trust.ts';
export { validateResourcePolicy } from './validate-resource-policy.ts';
export {
  type ResourceControlOptions,
  validateResourceControlPolicy,
  validateServiceControlPolicy,
} from './validate-organization.ts';
export { validatePolicy, type ValidationOptions } from './validate-policy.ts';
export type { WrittenPrincipal } from './validate-principal.ts';
export { POLICY_SIZES, policySize, policySizeOf } from './size.ts';
export { renderPolicy } from './render.ts';
export { compilePolicy, type CompiledPolicy } from './compile.ts';
export type { PolicyType } from './policy-type.ts';
export type {
  AnonymousPrincipal,
  FederatedPrincipal,
  Principal,
  ProviderPrincipal,
  RolePrincipal,
  RootPrincipal,
  ServicePrincipal,
  UserPrincipal,
} from './principal.ts';
export type { PolicyRequest, RequestContext } from './request.ts';
export type { Decision, Layer, NamedPolicy, Outcome, PolicyLayers, PolicySource, StatementRef } from './decision.ts';
export { bundlePolicies, type PolicyBundle } from './bundle.ts';
export { asciiLowerCase } from './ascii.ts';
export { contextFrom } from './context.ts';
export { lazyContext, type ContextGetter } from './lazy-context.ts';
export { authorize, authorizeAll } from './authorize.ts';
export { explainDecision } from './explain.ts';
export { traceDecision } from './trace-decision.ts';
export { suggestChanges } from './suggest.ts';
export { describeTrace } from './describe.ts';
export type { GrantKind } from './grant.ts';
export type {
  AddedStatement,
  Change,
  ConditionTrace,
  PrincipalTrace,
  StatementTrace,
  Step,
  Trace,
  WantedCondition,
} from './trace.ts';
export { contextKeysOf } from './context-keys.ts';
