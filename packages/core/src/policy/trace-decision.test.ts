import { describe, expect, it } from 'vitest';
import { contextFrom } from './context.ts';
import type { NamedPolicy, PolicyLayers } from './decision.ts';
import type { PolicyType } from './policy-type.ts';
import type { Principal } from './principal.ts';
import type { PolicyRequest } from './request.ts';
import { CALLERS, OTHER, OWN, policyOf } from './test-world.ts';
import { traceDecision } from './trace-decision.ts';

const { user, role, federated, root, service, webIdentity, anonymous } = CALLERS;
const saml: Principal = { kind: 'saml', provider: `arn:aws:iam::${OWN}:saml-provider/corp` };

const allow = { Effect: 'Allow', Action: 's3:*', Resource: '*' } as const;
const deny = { ...allow, Effect: 'Deny' } as const;
const silent = { ...allow, Action: 'sqs:*' } as const;
const to = (Principal: unknown, one: typeof allow | typeof deny | typeof silent = allow): NamedPolicy =>
  policyOf('resource', [{ ...one, Principal }]);
const yes = (type: PolicyType): NamedPolicy => policyOf(type, [allow]);
const no = (type: PolicyType): NamedPolicy => policyOf(type, [silent]);

const request = (principal: Principal | undefined, more: Partial<PolicyRequest> = {}): PolicyRequest => ({
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::b/k',
  resourceAccount: OWN,
  context: contextFrom({}),
  principal,
  ...more,
});
const abroad = { resourceAccount: OTHER };
const explicit = { needsResourceGrant: true };

/** Each step as `kind result: why`, with how many statements were looked at; a statement is called by its layer. */
const stepsOf = (asked: PolicyRequest, layers: Partial<PolicyLayers>): readonly string[] =>
  traceDecision(asked, { identity: [], ...layers }).steps.map(({ kind, level, result, because, statements }) => {
    const why = because.replaceAll(/statement number (\d) \(line 1\) of inline policy (\w+) \(from it\)/g, '$2 $1');
    return `${kind}${level === undefined ? '' : ` ${level}`} ${result}: ${why} [${statements.length}]`;
  });
/** The steps that ask who grants. */
const grants = (asked: PolicyRequest, layers: Partial<PolicyLayers>): readonly string[] => stepsOf(asked, layers).slice(1);

describe('traceDecision, of callers without policies of their own', () => {
  it.each<[string, Principal, Partial<PolicyLayers>, string[]]>([
    ['a stranger whom everyone lets in', anonymous, { resource: [to('*')] }, ['resource allow: resource 1 lets in everyone [1]']],
    [
      'a stranger, where only an account is let in',
      anonymous,
      { resource: [to({ AWS: OWN })] },
      ["resource implicitDeny: no statement of the resource's own policy lets this anonymous caller in [1]"],
    ],
    [
      'a stranger without a resource policy',
      anonymous,
      {},
      ["resource implicitDeny: no statement of the resource's own policy lets this anonymous caller in [0]"],
    ],
    [
      'a stranger who is denied, which lets in nobody',
      anonymous,
      { resource: [to('*', deny)] },
      ["resource implicitDeny: no statement of the resource's own policy lets this anonymous caller in [1]"],
    ],
    [
      'a service by its name',
      service,
      { resource: [to({ Service: 'ec2.amazonaws.com' })] },
      ['resource allow: resource 1 lets in the service [1]'],
    ],
    [
      'a service by two names',
      service,
      { resource: [to({ AWS: '*', Service: 'ec2.amazonaws.com' })] },
      ['resource allow: resource 1 lets in everyone and the service [1]'],
    ],
    [
      'a web identity whose provider is named',
      webIdentity,
      { resource: [to({ Federated: 'accounts.google.com' })] },
      ['resource allow: resource 1 lets in the identity provider [1]'],
    ],
    [
      'a web identity whom only everyone lets in',
      webIdentity,
      { resource: [to('*')] },
      [
        "resource implicitDeny: no statement of the resource's own policy lets this web identity in; a matching one names only everyone, which is not enough here [1]",
      ],
    ],
    [
      'a SAML identity whom nothing names',
      saml,
      { resource: [to('*', silent)] },
      ["resource implicitDeny: no statement of the resource's own policy lets this SAML identity in [1]"],
    ],
  ])('%s', (_name, caller, layers, expected) => {
    expect(grants(request(caller), layers)).toEqual(expected);
  });
});

describe('traceDecision, of root', () => {
  it.each<[string, Partial<PolicyRequest>, Partial<PolicyLayers>, string[]]>([
    ['in its own account, without any policy', {}, {}, ['root allow: the root user may do everything in its own account [0]']],
    [
      'in its own account, beside a resource policy',
      {},
      { resource: [no('resource')] },
      [
        'resource skipped: the root user needs no grant in its own account [1]',
        'root allow: the root user may do everything in its own account [0]',
      ],
    ],
    [
      'under a session policy',
      {},
      { session: [no('session')] },
      [
        'root allow: the root user may do everything in its own account [0]',
        'session implicitDeny: no statement of the session policies allows it [1]',
      ],
    ],
    [
      'in another account that lets in its own',
      abroad,
      { resource: [to({ AWS: [OWN, user.arn] })], session: [yes('session')] },
      ["resource allow: resource 1 lets in the caller's account [1]", 'session allow: session 1 allows it [1]'],
    ],
    [
      'in another account that lets in a user of it',
      abroad,
      { resource: [to({ AWS: user.arn })] },
      [
        "resource implicitDeny: the resource belongs to another account, and no statement of the resource's own policy lets this root user in [1]",
      ],
    ],
    [
      'where a grant is needed and there is none',
      explicit,
      { resource: [to({ AWS: OTHER })] },
      ["resource implicitDeny: no statement of the resource's own policy lets this root user in [1]"],
    ],
  ])('%s', (_name, more, layers, expected) => {
    expect(grants(request(root, more), layers)).toEqual(expected);
  });
});

describe('traceDecision, of users, roles and sessions', () => {
  const all = { identity: [yes('identity')] };
  it.each<[string, PolicyRequest, Partial<PolicyLayers>, string[]]>([
    [
      'an identity policy',
      request(user),
      all,
      ['identity allow: identity 1 allows it [1]', 'boundary notApplicable: no permissions boundary is set [0]'],
    ],
    [
      'no policy',
      request(user),
      {},
      [
        'identity implicitDeny: no statement of the identity policies allows it [0]',
        'boundary notApplicable: no permissions boundary is set [0]',
      ],
    ],
    [
      'a request that does not say who asks',
      request(undefined),
      all,
      ['identity allow: identity 1 allows it [1]', 'boundary notApplicable: no permissions boundary is set [0]'],
    ],
    [
      'a grant to the user itself, past every limit',
      request(user),
      { ...all, resource: [to({ AWS: [OWN, user.arn] })], boundary: no('boundary'), session: [no('session')] },
      [
        'resource allow: resource 1 allows it to the user, which needs no identity policy beside it [1]',
        "identity skipped: not needed: the resource's own policy allows it already [1]",
        "boundary skipped: does not limit what the resource's own policy grants to this caller itself [1]",
        "session skipped: does not limit what the resource's own policy grants to this caller itself [1]",
      ],
    ],
    [
      'a grant to the role, within its limits',
      request(role),
      { ...all, resource: [to({ AWS: role.roleArn })], boundary: no('boundary') },
      [
        'resource allow: resource 1 allows it to the role, which needs no identity policy beside it, but is limited by boundary and session policies [1]',
        "identity skipped: not needed: the resource's own policy allows it already [1]",
        'boundary implicitDeny: no statement of the permissions boundary allows it [1]',
      ],
    ],
    [
      'a grant to the account',
      request(user),
      { ...all, resource: [to({ AWS: OWN })] },
      [
        "resource notApplicable: resource 1 names the caller's own account, which grants nothing by itself: the caller's own policies decide [1]",
        'identity allow: identity 1 allows it [1]',
        'boundary notApplicable: no permissions boundary is set [0]',
      ],
    ],
    [
      'a grant to somebody else',
      request(user),
      { ...all, resource: [to({ AWS: OTHER })] },
      [
        "resource notApplicable: no statement of the resource's own policy names this caller, and in its own account none has to [1]",
        'identity allow: identity 1 allows it [1]',
        'boundary notApplicable: no permissions boundary is set [0]',
      ],
    ],
    [
      'a grant to the account, where one is needed',
      request(user, explicit),
      { ...all, resource: [to({ AWS: OWN })] },
      [
        "resource allow: resource 1 lets in the caller's account, if the caller's own policies allow it, too [1]",
        'identity allow: identity 1 allows it [1]',
        'boundary notApplicable: no permissions boundary is set [0]',
      ],
    ],
    [
      'a grant to everyone, to a request that does not say who asks',
      request(undefined, explicit),
      { resource: [to('*')] },
      [
        'resource allow: resource 1 allows it to everyone, which needs no identity policy beside it [1]',
        "identity skipped: not needed: the resource's own policy allows it already [0]",
      ],
    ],
    [
      'another account that lets nobody in',
      request(user, abroad),
      { ...all, resource: [to({ AWS: OTHER })] },
      [
        "resource implicitDeny: the resource belongs to another account, and no statement of the resource's own policy lets this user in [1]",
        'identity allow: identity 1 allows it [1]',
        'boundary notApplicable: no permissions boundary is set [0]',
      ],
    ],
    [
      'another account that lets in role and account',
      request(role, abroad),
      { ...all, resource: [to({ AWS: [role.roleArn, OWN] })] },
      [
        "resource allow: resource 1 lets in the role and the caller's account, if the caller's own policies allow it, too [1]",
        'identity allow: identity 1 allows it [1]',
        'boundary notApplicable: no permissions boundary is set [0]',
      ],
    ],
    [
      'another account without a policy',
      request(user, abroad),
      all,
      [
        "resource implicitDeny: the resource belongs to another account, and no statement of the resource's own policy lets this user in [0]",
        'identity allow: identity 1 allows it [1]',
        'boundary notApplicable: no permissions boundary is set [0]',
      ],
    ],
    [
      'a boundary that is missing',
      request(user),
      { ...all, boundary: 'missing' },
      [
        'identity allow: identity 1 allows it [1]',
        'boundary implicitDeny: a permissions boundary is set, but its policy is missing, so it allows nothing [0]',
      ],
    ],
    [
      'a boundary that is silent',
      request(user),
      { ...all, boundary: no('boundary') },
      [
        'identity allow: identity 1 allows it [1]',
        'boundary implicitDeny: no statement of the permissions boundary allows it [1]',
      ],
    ],
    [
      'a federated session without policies',
      request(federated),
      all,
      [
        'identity allow: identity 1 allows it [1]',
        'boundary notApplicable: no permissions boundary is set [0]',
        'session implicitDeny: a federated user has nothing without session policies, and none were passed [0]',
      ],
    ],
    [
      'a federated session with one',
      request(federated),
      { ...all, session: [yes('session')] },
      [
        'identity allow: identity 1 allows it [1]',
        'boundary notApplicable: no permissions boundary is set [0]',
        'session allow: session 1 allows it [1]',
      ],
    ],
    [
      'a session policy that is silent',
      request(role),
      { ...all, session: [no('session')] },
      [
        'identity allow: identity 1 allows it [1]',
        'boundary notApplicable: no permissions boundary is set [0]',
        'session implicitDeny: no statement of the session policies allows it [1]',
      ],
    ],
  ])('%s', (_name, asked, layers, expected) => {
    expect(grants(asked, layers)).toEqual(expected);
  });
});

describe('traceDecision, of denials and limits', () => {
  const all = { identity: [yes('identity')] };
  it.each<[string, PolicyRequest, Partial<PolicyLayers>, string[]]>([
    [
      'another partition, which is all there is to say',
      request(user, { resource: 'arn:aws-cn:s3:::b/k' }),
      all,
      ['partition implicitDeny: the resource is in another partition than the caller, and nothing reaches across [0]'],
    ],
    [
      'one Deny',
      request(user),
      { identity: [policyOf('identity', [allow, deny])] },
      [
        'deny explicitDeny: identity 2 denies it; a Deny outweighs every Allow [1]',
        'identity allow: identity 1 allows it [2]',
        'boundary notApplicable: no permissions boundary is set [0]',
      ],
    ],
    [
      'two',
      request(user),
      { identity: [policyOf('identity', [deny, deny])] },
      [
        'deny explicitDeny: identity 1 denies it, as 1 other statement does; a Deny outweighs every Allow [2]',
        'identity implicitDeny: no statement of the identity policies allows it [2]',
        'boundary notApplicable: no permissions boundary is set [0]',
      ],
    ],
    [
      'three, of several layers',
      request(user),
      { scp: [[policyOf('scp', [allow, deny])]], identity: [policyOf('identity', [deny, deny])] },
      [
        'deny explicitDeny: scp 2 denies it, as 2 other statements do; a Deny outweighs every Allow [3]',
        'scp 0 allow: scp 1 allows it [2]',
        'identity implicitDeny: no statement of the identity policies allows it [2]',
        'boundary notApplicable: no permissions boundary is set [0]',
      ],
    ],
    [
      'levels of an organization, of which two are silent',
      request(user),
      { ...all, scp: [[no('scp')], [no('scp')], [no('scp'), yes('scp')]] },
      [
        'deny notApplicable: no Deny statement matches [0]',
        "scp 0 implicitDeny: no statement of the service control policies allows it at level 1 of 3 (the organization's root) [1]",
        'scp 1 implicitDeny: no statement of the service control policies allows it at level 2 of 3 (an organizational unit) [1]',
        'scp 2 allow: scp 1 allows it [2]',
        'identity allow: identity 1 allows it [1]',
        'boundary notApplicable: no permissions boundary is set [0]',
      ],
    ],
    [
      'a level without policies',
      request(user),
      { ...all, rcp: [[policyOf('rcp', [{ ...allow, Principal: '*' }])], []] },
      [
        'deny notApplicable: no Deny statement matches [0]',
        'rcp 0 allow: rcp 1 allows it [1]',
        'rcp 1 implicitDeny: no statement of the resource control policies allows it at level 2 of 2 (the account) [0]',
        'identity allow: identity 1 allows it [1]',
        'boundary notApplicable: no permissions boundary is set [0]',
      ],
    ],
    [
      'an endpoint policy',
      request(user),
      { ...all, endpoint: policyOf('endpoint', [{ ...silent, Principal: '*' }]) },
      [
        'deny notApplicable: no Deny statement matches [0]',
        'endpoint implicitDeny: no statement of the VPC endpoint policy allows it [1]',
        'identity allow: identity 1 allows it [1]',
        'boundary notApplicable: no permissions boundary is set [0]',
      ],
    ],
  ])('%s', (_name, asked, layers, expected) => {
    expect(stepsOf(asked, layers)).toEqual(expected);
  });
});
