import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState, type JSX } from 'react';
import { useNavigate } from 'react-router';
import { CopyText } from '../../parts/copy-text.tsx';
import { userPath } from '../../parts/entity-path.ts';
import { LeaveGuard } from '../../parts/leave-guard.tsx';
import { csv, saveFile } from '../../parts/save-file.ts';
import { useSignInUrl } from '../../parts/sign-in-url.ts';
import { useText } from '../../text/catalogue.ts';
import { commonText } from '../../text/common.ts';
import { usersText } from './text.ts';

const MASK = '•'.repeat(12);

/**
 * Shows how a new user signs in, once. Leaving without having taken the password asks first.
 * INVARIANT: the password is in this component's properties and nowhere else.
 */
export function CreatedUser({ userName, password }: { readonly userName: string; readonly password: string }): JSX.Element {
  const text = useText(usersText);
  const { result } = text;
  const common = useText(commonText);
  const navigate = useNavigate();
  const url = useSignInUrl();
  const [isShown, setShown] = useState(false);
  const [isTaken, setTaken] = useState(false);
  const mail = `mailto:?subject=${encodeURIComponent(result.mailSubject)}&body=${encodeURIComponent(result.mailBody(userName, url))}`;
  return (
    <SpaceBetween size="l">
      <Alert type="success" header={result.success(userName)}>
        {result.once}
      </Alert>
      <Container
        header={
          <Header
            variant="h2"
            actions={
              <Button iconName="envelope" href={mail} target="_blank" rel="noopener">
                {result.mail}
              </Button>
            }
          >
            {result.details}
          </Header>
        }
      >
        <KeyValuePairs
          columns={1}
          items={[
            { label: result.url, value: <CopyText value={url} label={`${common.copy}: ${result.url}`} /> },
            {
              label: text.columns.name,
              value: <CopyText value={userName} label={`${common.copy}: ${text.columns.name}`} />,
            },
            {
              label: result.password,
              value: (
                <SpaceBetween direction="horizontal" size="xs" alignItems="center">
                  {/* Whoever copies has taken it; the bubbling click says so. */}
                  {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions */}
                  <span onClick={() => setTaken(true)}>
                    <CopyText value={password} shown={isShown ? password : MASK} label={`${common.copy}: ${result.password}`} />
                  </span>
                  <Button
                    variant="inline-link"
                    ariaLabel={isShown ? result.hidePassword : result.showPassword}
                    onClick={() => {
                      setShown(!isShown);
                      setTaken(true);
                    }}
                  >
                    {isShown ? result.hide : result.show}
                  </Button>
                </SpaceBetween>
              ),
            },
          ]}
        />
      </Container>
      <Box float="right">
        <SpaceBetween direction="horizontal" size="xs">
          <Button
            iconName="download"
            onClick={() => {
              saveFile(
                `${userName}_credentials.csv`,
                csv([
                  ['User name', 'Password', 'Console sign-in URL'],
                  [userName, password, url],
                ]),
              );
              setTaken(true);
            }}
          >
            {result.download}
          </Button>
          <Button onClick={() => void navigate(userPath(userName))}>{result.view}</Button>
          <Button variant="primary" onClick={() => void navigate('/users')}>
            {result.toUsers}
          </Button>
        </SpaceBetween>
      </Box>
      <LeaveGuard
        isOn={() => !isTaken}
        title={result.leave}
        hint={result.leaveHint}
        stay={common.cancel}
        leave={result.leaveAnyway}
      />
    </SpaceBetween>
  );
}
