import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser';

/** How a second factor can be shown. */
export type Method = 'totp' | 'passkey' | 'recoveryCode';

/** The password was right; now a second factor is asked for. */
export interface SecondFactorAsked {
  readonly status: 'secondFactor';
  readonly ticket: string;
  readonly methods: readonly Method[];
  readonly passkeyOptions?: PublicKeyCredentialRequestOptionsJSON;
}

/** All was right, but the password is good for nothing else than setting another. */
export interface NewPasswordAsked {
  readonly status: 'newPassword';
  readonly ticket: string;
  readonly reason: 'mustChange' | 'expired';
}

/** What the server answers to a step of the sign-in. */
export type SignInAnswer = { readonly status: 'signedIn' } | SecondFactorAsked | NewPasswordAsked;

/** Sends a step and goes on with what is answered. @param name such as `password`. @throws SignInError */
export type Send = (name: string, input: object) => Promise<void>;
