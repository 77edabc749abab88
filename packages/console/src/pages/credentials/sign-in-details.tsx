import Button from '@cloudscape-design/components/button';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState, type JSX } from 'react';
import { CopyText } from '../../parts/copy-text.tsx';
import { csv, saveFile } from '../../parts/save-file.ts';
import { useSignInUrl } from '../../parts/sign-in-url.ts';
import { useText } from '../../text/catalogue.ts';
import { credentialsText } from './text.ts';

interface Props {
  readonly userName: string;
  /** Shown when asked for, and as long as this is drawn. */
  readonly password: string;
  readonly onDownload?: () => void;
}

/** What a user needs to sign in, once: the address, the name, the password, and all three in AWS's file. */
export function SignInDetails({ userName, password, onDownload }: Props): JSX.Element {
  const { password: text, access } = useText(credentialsText);
  const url = useSignInUrl();
  const [isShown, setShown] = useState(false);
  const download = (): void => {
    saveFile(
      `${userName}_credentials.csv`,
      csv([
        ['User name', 'Password', 'Console sign-in URL'],
        [userName, password, url],
      ]),
    );
    onDownload?.();
  };
  return (
    <SpaceBetween size="m">
      <KeyValuePairs
        columns={1}
        items={[
          {
            label: text.link,
            value: (
              <span className="breakable">
                <CopyText value={url} label={access.copyLink} />
              </span>
            ),
          },
          {
            label: text.user,
            value: (
              <span className="breakable">
                <CopyText value={userName} label={text.copyUser} />
              </span>
            ),
          },
          {
            label: text.passwordLabel,
            value: (
              <SpaceBetween direction="horizontal" size="xs" alignItems="center">
                <span className="breakable code" data-secret>
                  <CopyText value={password} label={text.copyPassword} shown={isShown ? password : '••••••••••••'} />
                </span>
                <Button variant="inline-link" formAction="none" onClick={() => setShown(!isShown)}>
                  {isShown ? text.hide : text.reveal}
                </Button>
              </SpaceBetween>
            ),
          },
        ]}
      />
      <Button iconName="download" formAction="none" onClick={download}>
        {text.download}
      </Button>
    </SpaceBetween>
  );
}
