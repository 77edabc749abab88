import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import type { JSX } from 'react';
import { signInStep } from '../../api/session.ts';
import { useText } from '../../text/catalogue.ts';
import { hindranceOf, isLoopback, loopbackAddress, thisPlace } from './passkey-place.ts';
import { askForPasskey } from './passkeys.ts';
import type { Send } from './sign-in-answer.ts';
import { signInText } from './text.ts';

interface Props {
  readonly isBusy: boolean;
  readonly run: (act: () => Promise<void>) => void;
  readonly send: Send;
}

/** Signs in with a passkey alone, which knows whose it is. Where passkeys cannot work it says why, and where they do. */
export function PasskeySignIn({ isBusy, run, send }: Props): JSX.Element {
  const text = useText(signInText);
  const place = thisPlace();
  const hindrance = hindranceOf(place);
  if (hindrance) {
    return (
      <Box color="text-body-secondary" fontSize="body-s">
        {text.noPasskeys[hindrance]}{' '}
        {hindrance === 'address' && isLoopback(place) && (
          <Link href={loopbackAddress(place)} fontSize="body-s">
            {text.openByName}
          </Link>
        )}
      </Box>
    );
  }
  const enter = async (): Promise<void> => {
    const { ticket, options } = await signInStep<{
      readonly ticket: string;
      readonly options: PublicKeyCredentialRequestOptionsJSON;
    }>('passkey-options', {});
    await send('passkey', { ticket, passkey: await askForPasskey(options) });
  };
  return (
    <Button fullWidth iconName="key" formAction="none" disabled={isBusy} onClick={() => run(enter)}>
      {text.usePasskey}
    </Button>
  );
}
