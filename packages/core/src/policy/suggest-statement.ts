import type { Layer } from './decision.ts';
import type { Principal } from './principal.ts';
import { principalName } from './principal-name.ts';
import type { PolicyRequest } from './request.ts';
import type { AddedStatement } from './trace.ts';

/**
 * The smallest statement that lets this request through a layer: its action, its resource, its caller. Undefined where none is
 * that small: a wildcard in an action can't be written as itself, nor one in a resource where a policy has no variables.
 */
export function smallestStatement(request: PolicyRequest, layer: Layer, variables: boolean): AddedStatement | undefined {
  const { action, resource } = request;
  if (/[*?]/.test(action) || /\p{Cs}/u.test(action + resource)) return undefined;
  const escaped = resource.startsWith('arn:') ? exactly(resource) : '*';
  if (!variables && escaped !== resource && escaped !== '*') return undefined;
  const principal = principalFor(request, layer);
  if (principal === 'nobody') return undefined;
  return {
    Effect: 'Allow',
    ...(principal !== undefined && { Principal: principal }),
    Action: action,
    ...(layer !== 'trust' && { Resource: escaped }),
    ...(layer === 'endpoint' && callerCondition(request, variables)),
  };
}

/** A text as a pattern that only matches itself. */
const exactly = (text: string): string => text.replaceAll(/[*?]|\$(?=\{)/g, (character) => `\${${character}}`);

function principalFor({ principal }: PolicyRequest, layer: Layer): AddedStatement['Principal'] | 'nobody' {
  // SOURCE: Organizations User Guide, "RCP syntax", and VPC User Guide, "Endpoint policies": the Principal is "*" there.
  if (layer === 'rcp' || layer === 'endpoint') return '*';
  if (layer !== 'resource' && layer !== 'trust') return undefined;
  return principal === undefined ? 'nobody' : nameFor(principal);
}

/** A role is named and not its session: a session's name lasts an hour. */
function nameFor(principal: Principal): NonNullable<AddedStatement['Principal']> {
  switch (principal.kind) {
    case 'anonymous':
      return '*';
    case 'service':
      return { Service: principal.service };
    case 'webIdentity':
    case 'saml':
      return { Federated: principal.provider };
    case 'root':
      return { AWS: principalName(principal) };
    case 'role':
      return { AWS: principal.roleArn };
    case 'user':
    case 'federated':
      return { AWS: principal.arn };
  }
}

/** Endpoint policies say who by a condition. */
function callerCondition({ context }: PolicyRequest, variables: boolean): Pick<AddedStatement, 'Condition'> {
  const arn = context.get('aws:principalarn');
  if (typeof arn !== 'string' || (!variables && /[*?]/.test(arn)) || /\p{Cs}/u.test(arn)) return {};
  return { Condition: { ArnEquals: { 'aws:PrincipalArn': variables ? exactly(arn) : arn } } };
}
