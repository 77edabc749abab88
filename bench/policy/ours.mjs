// Our engine, asked in three ways: with the context ready, with the context from the raw request, and with every layer in play.
import { authorize, bundlePolicies, compilePolicy, contextFrom, lazyContext, parsePolicy } from '@countersign/core/policy';
import { documentsOf, USER } from './workload.mjs';

const named = (kind, document, type) => ({
  source: { kind, name: kind, attachedTo: 'user bob' },
  policy: compilePolicy(parsePolicy(typeof document === 'string' ? document : JSON.stringify(document)), type),
});
const policy = (...Statement) => ({ Version: '2012-10-17', Statement });

export const compileAll = (documents) => documents.map((document) => named('managed', document, 'identity'));

const principal = { kind: 'user', account: USER.account, arn: USER.arn, userId: USER.id };
const isoSeconds = (time) => `${new Date(time).toISOString().slice(0, 19)}Z`;

/** The keys that a server knows for a request. */
const KEYS = {
  'aws:username': ({ caller }) => caller.name,
  'aws:userid': ({ caller }) => caller.id,
  'aws:PrincipalArn': ({ caller }) => caller.arn,
  'aws:PrincipalAccount': ({ caller }) => caller.account,
  'aws:PrincipalType': () => 'User',
  'aws:PrincipalIsAWSService': () => 'false',
  'aws:ViaAWSService': () => 'false',
  'aws:SourceIp': ({ remoteAddress }) => remoteAddress,
  'aws:SecureTransport': ({ secure }) => (secure ? 'true' : 'false'),
  'aws:CurrentTime': ({ receivedAt }) => isoSeconds(receivedAt),
  'aws:EpochTime': ({ receivedAt }) => String(Math.floor(receivedAt / 1000)),
  'aws:UserAgent': ({ userAgent }) => userAgent,
  'aws:RequestedRegion': ({ region }) => region,
  'aws:MultiFactorAuthPresent': () => 'true',
  'aws:MultiFactorAuthAge': ({ mfaAge }) => String(mfaAge),
  'aws:SourceVpce': ({ vpce }) => vpce,
  'aws:TagKeys': ({ tagKeys }) => tagKeys,
};
const lazy = lazyContext({ ...KEYS, 'aws:PrincipalTag/': ({ caller }, name) => caller.tags[name] });

/** Every key at once. */
function eager(raw) {
  const entries = {};
  for (const [key, get] of Object.entries(KEYS)) {
    const value = get(raw);
    if (value !== undefined) entries[key] = value;
  }
  for (const [name, value] of Object.entries(raw.caller.tags)) entries[`aws:PrincipalTag/${name}`] = value;
  return contextFrom(entries);
}

/** Layers around the identity policies that look at every request and change no decision, so that it stays comparable. */
function stackAround(statements) {
  const all = policy({ Effect: 'Allow', Action: '*', Resource: '*' });
  const services = [...new Set(statements.map(({ actions }) => `${actions[0].split(':')[0]}:*`))];
  const elsewhere = { StringEquals: { 'aws:RequestedRegion': ['cn-north-1', 'us-gov-west-1'] } };
  const otherAccount = { StringNotEquals: { 'aws:PrincipalAccount': USER.account } };
  const guards = policy(
    { Sid: 'Regions', Effect: 'Deny', NotAction: ['iam:*', 'sts:*', 'organizations:*'], Resource: '*', Condition: elsewhere },
    { Sid: 'Trail', Effect: 'Deny', Action: ['cloudtrail:StopLogging', 'cloudtrail:DeleteTrail'], Resource: '*' },
    { Sid: 'Leave', Effect: 'Deny', Action: 'organizations:LeaveOrganization', Resource: '*' },
  );
  const ofResource = policy(
    { Sid: 'OurOwn', Effect: 'Deny', Principal: '*', Action: '*', Resource: '*', Condition: otherAccount },
    { Sid: 'Partner', Effect: 'Allow', Principal: { AWS: ['210987654321'] }, Action: services, Resource: '*' },
  );
  const scp = (document) => named('scp', document, 'scp');
  return {
    scp: [[scp(all)], [scp(all), scp(guards)], [scp(policy({ Effect: 'Allow', Action: services, Resource: '*' }))]],
    resource: [named('resource', ofResource, 'resource')],
    boundary: named('managed', policy({ Effect: 'Allow', Action: services, Resource: '*' }), 'boundary'),
    session: [named('session', policy({ Effect: 'Allow', Action: '*', Resource: 'arn:aws:*:*:*:*' }), 'session')],
  };
}

const question = (raw, context) => ({ action: raw.action, resource: raw.resource, context, principal });

/** @returns one decision function by the number of a request */
export function ours(way, statements, raws) {
  const bundle = { identity: bundlePolicies(compileAll(documentsOf(statements))) };
  const layers = way === 'full' ? { ...bundle, ...stackAround(statements) } : bundle;
  const isAllowed = (request) => authorize(request, layers).outcome === 'allow';
  if (way === 'ready') {
    const questions = raws.map((raw) => question(raw, eager(raw)));
    return (i) => isAllowed(questions[i]);
  }
  if (way === 'eager') return (i) => isAllowed(question(raws[i], eager(raws[i])));
  return (i) => isAllowed(question(raws[i], lazy(raws[i])));
}
