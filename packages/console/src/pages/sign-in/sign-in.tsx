import Alert from '@cloudscape-design/components/alert';
import { useEffect, useState, type JSX } from 'react';
import { readSession, SignInError, signInStep } from '../../api/session.ts';
import { useText } from '../../text/catalogue.ts';
import { firstPage } from './first-page.ts';
import { InsecurePage } from './insecure-page.tsx';
import { NewPasswordForm } from './new-password-form.tsx';
import { clearNotice, readNotice } from './notice.ts';
import { PasswordForm } from './password-form.tsx';
import { SecondFactorForm } from './second-factor-form.tsx';
import type { NewPasswordAsked, SecondFactorAsked, Send, SignInAnswer } from './sign-in-answer.ts';
import { SignInFrame } from './sign-in-frame.tsx';
import { signInText } from './text.ts';

interface Props {
  /** The session was over: say so. */
  readonly isEnded: boolean;
  readonly onSignedIn: () => void;
}
type Step = SecondFactorAsked | NewPasswordAsked | { readonly status: 'start'; readonly error?: Error };

/** Signs a person in, step by step, at whatever address they asked for: there they go on. */
export default function SignIn({ isEnded, onSignedIn }: Props): JSX.Element {
  const text = useText(signInText);
  const [step, setStep] = useState<Step>({ status: 'start' });
  const [notice] = useState(readNotice);
  useEffect(clearNotice, []); // not before it stands on the page: what React draws first, it may throw away

  const go = async (answer: SignInAnswer): Promise<void> => {
    if (answer.status !== 'signedIn') {
      setStep(answer);
      return;
    }
    const session = await readSession();
    if (!session.signedIn) throw new SignInError('CookieLost', text.errors.CookieLost);
    const page = await firstPage(session, window.location.pathname).catch(() => undefined);
    if (page !== undefined) window.history.replaceState(null, '', page);
    onSignedIn();
  };
  const send: Send = async (name, input) => {
    let answer: SignInAnswer;
    try {
      answer = await signInStep<SignInAnswer>(name, input);
    } catch (error) {
      // What was proven before is forgotten, so the way begins anew.
      if (step.status === 'start' || !(error instanceof SignInError) || error.code !== 'TicketExpired') throw error;
      setStep({ status: 'start', error });
      return;
    }
    await go(answer);
  };
  const startOver = (): void => setStep({ status: 'start' });

  if (!window.isSecureContext) {
    return (
      <SignInFrame title={text.title}>
        <InsecurePage />
      </SignInFrame>
    );
  }
  if (step.status === 'secondFactor') {
    return (
      <SignInFrame title={text.secondFactor}>
        <SecondFactorForm key={step.ticket} asked={step} send={send} onBack={startOver} />
      </SignInFrame>
    );
  }
  if (step.status === 'newPassword') {
    return (
      <SignInFrame title={text.newPassword}>
        <NewPasswordForm key={step.ticket} asked={step} send={send} onBack={startOver} />
      </SignInFrame>
    );
  }
  return (
    <SignInFrame title={text.title}>
      {isEnded && notice === undefined && <Alert type="info">{text.ended}</Alert>}
      {notice !== undefined && <Alert type="success">{text.notices[notice]}</Alert>}
      <PasswordForm first={step.error} send={send} />
    </SignInFrame>
  );
}
