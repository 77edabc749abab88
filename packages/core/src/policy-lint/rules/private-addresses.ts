import { inCidr, parseCidr, type Cidr } from '../../policy/conditions/ip-address.ts';
import { tests } from '../draft.ts';
import type { Rule } from '../scope.ts';

/** SOURCE: RFC 1918, section 3, and RFC 4193. */
const PRIVATE: readonly Cidr[] = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'].flatMap(
  (text) => parseCidr(text) ?? [],
);

const isPrivate = ({ address, bits }: Cidr): boolean => PRIVATE.some((range) => bits >= range.bits && inCidr(address, range));

/** Private addresses in `aws:SourceIp`, which never is one: AWS sees the public address, or none at all through a VPC endpoint. */
export const privateAddresses: Rule = ({ policy, report }) => {
  for (const { operator, entry } of policy.statements.flatMap(tests)) {
    if (entry.key.text.toLowerCase() !== 'aws:sourceip' || !operator.base.endsWith('IpAddress')) continue;
    const networks = entry.values.map(({ text }) => parseCidr(text));
    const found = networks.filter((network) => network && isPrivate(network)).length;
    if (found === 0) continue;
    const negated = operator.base === 'NotIpAddress';
    const all = found === networks.length;
    const effect = negated ? 'excludes nobody' : 'is never met';
    const details = all
      ? `aws:SourceIp is always a public address, so this ${effect}. For addresses in a VPC there is aws:VpcSourceIp.`
      : `aws:SourceIp is always a public address, so the private ones among these do nothing. For those there is aws:VpcSourceIp.`;
    const code = negated ? 'PRIVATE_NOT_IP_ADDRESS' : 'PRIVATE_IP_ADDRESS';
    report(all ? code : `${code}_SUBSET`, entry, details);
  }
};
