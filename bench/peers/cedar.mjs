// Cedar by its own WebAssembly package and the call that parses nothing but the request: policies are parsed once.
import { createRequire } from 'node:module';

const cedar = createRequire(import.meta.url)('@cedar-policy/cedar-wasm/nodejs');
const text = JSON.stringify;

/** Cedar's names of the context keys. */
const FIELDS = {
  'aws:PrincipalTag/team': 'team',
  'aws:UserAgent': 'userAgent',
  'aws:RequestedRegion': 'region',
  'aws:SourceIp': 'sourceIp',
  'aws:SecureTransport': 'secure',
  'aws:CurrentTime': 'time',
  'aws:MultiFactorAuthAge': 'mfaAge',
  'aws:PrincipalArn': 'principalArn',
  'aws:TagKeys': 'tagKeys',
  'aws:SourceVpce': 'vpce',
};

function condition({ op, key, values }) {
  const field = `context.${FIELDS[key]}`;
  switch (op) {
    case 'StringEquals':
      return `[${values.map((one) => text(one)).join(', ')}].contains(${field})`;
    case 'StringNotEquals':
      return `!([${values.map((one) => text(one)).join(', ')}].contains(${field}))`;
    case 'StringLike':
    case 'ArnLike':
      return anyOf(values.map((one) => `${field} like ${text(one)}`));
    case 'IpAddress':
      return anyOf(values.map((one) => `${field}.isInRange(ip(${text(one)}))`));
    case 'Bool':
      return `${field} == ${values[0]}`;
    case 'DateLessThan':
    case 'NumericLessThan':
      return `${field} < ${values[0]}`;
    case 'ForAnyValue:StringEquals':
      return `${field}.containsAny([${values.map((one) => text(one)).join(', ')}])`;
    case 'StringEqualsIfExists':
      return `(!(context has ${FIELDS[key]}) || [${values.map((one) => text(one)).join(', ')}].contains(${field}))`;
    default:
      throw new Error(`${op} is not written in Cedar here`);
  }
}

const anyOf = (tests) => (tests.length === 1 ? tests[0] : `(${tests.join(' || ')})`);

/** Actions and resources named in full stand in the scope, which Cedar looks at first; what has a wildcard is a `like`. */
function inCedar({ effect, actions, resource, conditions }) {
  const wild = actions.some((action) => action.endsWith('*'));
  const scopes = {
    action: wild ? 'action' : `action in [${actions.map((action) => `Action::${text(action)}`).join(', ')}]`,
    resource: resource.kind === 'named' ? `resource == Resource::${text(resource.text)}` : 'resource',
  };
  const when = wild ? [anyOf(actions.map((action) => `context.action like ${text(action)}`))] : [];
  if (resource.kind === 'prefix') when.push(`context.resource like ${text(resource.text)}`);
  // Cedar's patterns have no variables: the caller gives the name of the folder that is somebody's own.
  if (resource.kind === 'own') {
    when.push(`context.resource like ${text(resource.text.replace(/\$.*/, '*'))}`, 'context.home == context.username');
  }
  when.push(...conditions.map(condition));
  const clause = when.length > 0 ? ` when { ${when.join(' && ')} }` : '';
  return `${effect === 'Allow' ? 'permit' : 'forbid'} (principal, ${scopes.action}, ${scopes.resource})${clause};`;
}

function contextOf(raw) {
  const { action, resource, caller } = raw;
  const slash = resource.indexOf('/');
  const end = resource.indexOf('/', slash + 1);
  return {
    action,
    resource,
    home: end < 0 ? '' : resource.slice(slash + 1, end),
    username: caller.name,
    userId: caller.id,
    principalArn: caller.arn,
    principalAccount: caller.account,
    principalType: 'User',
    sourceIp: { __extn: { fn: 'ip', arg: raw.remoteAddress } },
    secure: raw.secure,
    time: raw.receivedAt,
    userAgent: raw.userAgent,
    region: raw.region,
    mfaPresent: true,
    mfaAge: raw.mfaAge,
    ...(raw.vpce !== undefined && { vpce: raw.vpce }),
    tagKeys: raw.tagKeys,
    team: caller.tags.team,
    stage: caller.tags.stage,
  };
}

/** @returns one decision function by the number of a request */
export function cedarEngine(statements, raws) {
  const parsed = cedar.preparsePolicySet('bench', { staticPolicies: statements.map(inCedar).join('\n') });
  if (parsed.type !== 'success') throw new Error(JSON.stringify(parsed).slice(0, 500));
  return (i) => {
    const raw = raws[i];
    const answer = cedar.statefulIsAuthorized({
      principal: { type: 'User', id: raw.caller.name },
      action: { type: 'Action', id: raw.action },
      resource: { type: 'Resource', id: raw.resource },
      context: contextOf(raw),
      preparsedPolicySetId: 'bench',
      validateRequest: false,
      entities: [],
    });
    if (answer.type !== 'success' || answer.response.diagnostics.errors.length > 0)
      throw new Error(JSON.stringify(answer).slice(0, 500));
    return answer.response.decision === 'allow';
  };
}
