import type { Page } from 'playwright-core';

/** A passkey store that lives in the browser and agrees to everything. */
export interface Authenticator {
  /** How many passkeys it holds. */
  count(): Promise<number>;
  /** From now on the person in front of it refuses, or agrees again. */
  setConsent(agrees: boolean): Promise<void>;
}

/** Gives the page a passkey store. It belongs to this page: another one has none. */
export async function addAuthenticator(page: Page): Promise<Authenticator> {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    count: async () => (await session.send('WebAuthn.getCredentials', { authenticatorId })).credentials.length,
    async setConsent(agrees) {
      await session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: agrees });
    },
  };
}
