import { MESSAGES } from './messages.ts';

const VENDOR = /^[a-zA-Z0-9\-.]*$/;

/** IAM's objections to one action pattern, in its words; `undefined` when it has none. */
export function actionObjection(action: string): string | undefined {
  const [vendor = '', name, ...more] = action.split(':');
  if (name === undefined) return vendor === '*' ? undefined : MESSAGES.vendorFirst;
  if (more.length > 0) return MESSAGES.oneColon;
  return vendor === '*' || VENDOR.test(vendor) ? undefined : `Vendor ${vendor} is not valid`;
}
