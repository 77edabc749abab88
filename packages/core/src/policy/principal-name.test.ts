import { expect, it } from 'vitest';
import { principalName } from './principal-name.ts';
import type { Principal } from './principal.ts';

const bob = 'arn:aws:iam::111111111111:user/bob';
const alice = 'arn:aws:sts::111111111111:federated-user/alice';

it.each<[Principal, string]>([
  [{ kind: 'user', account: '111111111111', arn: bob, userId: 'AIDABOBBOBBOBBOBBOB1' }, bob],
  [{ kind: 'federated', account: '111111111111', arn: alice, userArn: bob, userId: 'AIDABOBBOBBOBBOBBOB1' }, alice],
  [{ kind: 'root', account: '111111111111' }, 'arn:aws:iam::111111111111:root'],
  [{ kind: 'root', account: '111111111111', partition: 'aws-cn' }, 'arn:aws-cn:iam::111111111111:root'],
  [{ kind: 'service', service: 'ec2.amazonaws.com' }, 'ec2.amazonaws.com'],
  [{ kind: 'saml', provider: 'arn:aws:iam::1:saml-provider/p' }, 'a caller that arn:aws:iam::1:saml-provider/p vouches for'],
  [{ kind: 'anonymous' }, 'an anonymous caller'],
])('%j is called %s', (principal, name) => expect(principalName(principal)).toBe(name));
