import { newPasswordStep } from './new-password-step.ts';
import { passkeyOptionsStep, passkeyStep } from './passkey-steps.ts';
import { passwordStep } from './password-step.ts';
import { secondFactorStep } from './second-factor-step.ts';
import { createSteps, type Step } from './steps.ts';
import type { SignInTools } from './tools.ts';

/**
 * The steps of a sign-in: a password, then a second factor where there is one, then a new password where one is due; or a passkey
 * alone. What a step proved is kept here until the next one, which names it by its ticket.
 */
export interface SignIn {
  readonly password: Step;
  readonly secondFactor: Step;
  readonly newPassword: Step;
  readonly passkeyOptions: Step;
  readonly passkey: Step;
}

/** Makes the steps of a sign-in. */
export function createSignIn(tools: SignInTools): SignIn {
  const steps = createSteps(tools);
  return {
    password: passwordStep(steps),
    secondFactor: secondFactorStep(steps),
    newPassword: newPasswordStep(steps),
    passkeyOptions: passkeyOptionsStep(steps),
    passkey: passkeyStep(steps),
  };
}
