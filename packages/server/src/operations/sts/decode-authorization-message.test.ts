import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ACCOUNT, openTestRig, type TestRig } from '../test-rig.ts';
import { decodeAuthorizationMessage } from './decode-authorization-message.ts';

let rig: TestRig;
beforeAll(async () => {
  rig = await openTestRig();
});
afterAll(() => rig.close());

describe('DecodeAuthorizationMessage', () => {
  it("opens a message of the caller's account", async () => {
    const EncodedMessage = `${ACCOUNT} {"allowed":false}`;
    expect(await rig.run(decodeAuthorizationMessage, { EncodedMessage })).toEqual({ DecodedMessage: '{"allowed":false}' });
  });

  it("refuses another account's, and anything else", async () => {
    for (const EncodedMessage of ['999999999999 {"allowed":false}', 'x']) {
      await expect(rig.run(decodeAuthorizationMessage, { EncodedMessage })).rejects.toMatchObject({
        code: 'InvalidAuthorizationMessageException',
      });
    }
  });

  it('needs a permission of its own, on nothing in particular', async () => {
    expect(await rig.targets(decodeAuthorizationMessage, { EncodedMessage: 'x' })).toEqual([{ arn: '*' }]);
  });
});
