import { UNREADABLE_VALUE_SATISFIES_NEGATION } from '../semantics.ts';
import { inCidr, parseCidr, parseIp } from './ip-address.ts';
import type { OperatorTable } from './operator.ts';

/** `IpAddress` and `NotIpAddress`. A network or an address that can't be read satisfies neither. */
export const ipOperators: OperatorTable = {
  IpAddress: (values) => {
    const networks = values.map(parseCidr).filter((network) => network !== undefined);
    return (value) => {
      const address = parseIp(value);
      return address !== undefined && networks.some((network) => inCidr(address, network));
    };
  },
  NotIpAddress: (values) => {
    const networks = values.map(parseCidr);
    return (value) => {
      const address = parseIp(value);
      if (address === undefined) return UNREADABLE_VALUE_SATISFIES_NEGATION;
      return networks.every((network) =>
        network === undefined ? UNREADABLE_VALUE_SATISFIES_NEGATION : !inCidr(address, network),
      );
    };
  },
};
