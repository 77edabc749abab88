import type { ServiceFacts } from '../editor/service-facts.ts';

/** A call that was made, as a policy decides it. */
export interface Call {
  /** `iam:CreateUser` */
  readonly action: string;
  /** An ARN, or `*` where the record names none. */
  readonly resource: string;
  readonly callerArn: string;
}

/** What of an audit record matters here. */
interface Recorded {
  readonly eventSource?: unknown;
  readonly eventName?: unknown;
  readonly eventType?: unknown;
  readonly userIdentity?: { readonly arn?: unknown };
  readonly requestParameters?: unknown;
}

/** The ARNs of users and groups by their names: paths belong in them. */
export interface KnownArns {
  readonly user: ReadonlyMap<string, string>;
  readonly group: ReadonlyMap<string, string>;
}

/** The calls in audit records, each once, in the order of the records. What is no call of an API is left out. */
export function callsIn(records: readonly string[], facts: ServiceFacts, arns: KnownArns): readonly Call[] {
  const found = new Map<string, Call>();
  for (const record of records) {
    const call = callOf(record, facts, arns);
    if (call) found.set(`${call.action} ${call.resource} ${call.callerArn}`, call);
  }
  return [...found.values()];
}

function callOf(record: string, facts: ServiceFacts, arns: KnownArns): Call | undefined {
  const { eventSource, eventName, eventType, userIdentity, requestParameters } = JSON.parse(record) as Recorded;
  const callerArn = userIdentity?.arn;
  if (eventType !== 'AwsApiCall' || typeof eventSource !== 'string' || typeof eventName !== 'string') return undefined;
  if (eventName === '' || typeof callerArn !== 'string') return undefined;
  const service = eventSource.replace(/\.amazonaws\.com$/, '');
  const parameters = (requestParameters ?? {}) as Readonly<Record<string, unknown>>;
  return {
    action: `${service}:${eventName}`,
    resource: resourceOf(service, eventName, parameters, callerArn, facts, arns),
    callerArn,
  };
}

/** The resource that the action is decided on, where its kind is known and the record names one. */
function resourceOf(
  service: string,
  name: string,
  parameters: Readonly<Record<string, unknown>>,
  callerArn: string,
  facts: ServiceFacts,
  arns: KnownArns,
): string {
  const kind = facts.action(service, name)?.resourceTypes[0]?.name;
  const parameter = (wanted: string): string | undefined => {
    const value = Object.entries(parameters).find(([key]) => key.toLowerCase() === wanted)?.[1];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const account = callerArn.split(':')[4] ?? '';
  if (kind === 'policy') {
    const own = parameter('policyname');
    return parameter('policyarn') ?? (own === undefined ? '*' : `arn:aws:iam::${account}:policy/${own}`);
  }
  if (kind === 'user' || kind === 'group') {
    const named = parameter(`${kind}name`);
    if (named !== undefined) return arns[kind].get(named) ?? `arn:aws:iam::${account}:${kind}/${named}`;
    return kind === 'user' ? callerArn : '*'; // without a name a call about users is about the caller
  }
  return '*';
}
