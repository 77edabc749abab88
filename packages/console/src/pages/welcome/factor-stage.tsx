import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Form from '@cloudscape-design/components/form';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState, type JSX } from 'react';
import { Refusal } from '../../parts/refusal.tsx';
import { useText } from '../../text/catalogue.ts';
import { AuthenticatorApp } from '../credentials/authenticator-app.tsx';
import { isCodePair, type CodePair } from '../credentials/code-pair.tsx';
import { isDeviceName } from '../credentials/device-name.ts';
import { credentialsText } from '../credentials/text.ts';
import { useNewDevice } from '../credentials/use-new-device.ts';
import { welcomeText } from './text.ts';

interface Props {
  readonly userName: string;
  readonly onDone: (isAdded: boolean) => void;
}

/** The second stage: an authenticator app for the new administrator. */
export function FactorStage({ userName, onDone }: Props): JSX.Element {
  const { factor: text } = useText(welcomeText);
  const { assign } = useText(credentialsText);
  const [name, setName] = useState(userName);
  const [codes, setCodes] = useState<CodePair>(['', '']);
  const app = useNewDevice();
  const { device } = app;
  const isReady = device ? isCodePair(codes) : isDeviceName(name);
  const isWrong = name !== '' && !isDeviceName(name);
  const submit = (): void => {
    if (device) app.enable(userName, codes, () => onDone(true));
    else app.make(name);
  };

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady && !app.isBusy) submit();
      }}
    >
      <Form
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button
              variant="link"
              formAction="none"
              onClick={() => {
                app.drop();
                onDone(false);
              }}
            >
              {text.skip}
            </Button>
            <Button variant="primary" disabled={!isReady} loading={app.isBusy}>
              {device ? text.add : text.make}
            </Button>
          </SpaceBetween>
        }
      >
        <Container
          header={
            <Header variant="h2" description={<span className="breakable">{text.description(userName)}</span>}>
              {text.title}
            </Header>
          }
        >
          <SpaceBetween size="m">
            {device ? (
              <AuthenticatorApp device={device} codes={codes} onCodes={setCodes} />
            ) : (
              <FormField label={text.name} constraintText={assign.nameHint} errorText={isWrong ? assign.nameWrong : undefined}>
                <Input
                  value={name}
                  autoComplete={false}
                  spellcheck={false}
                  invalid={isWrong}
                  onChange={({ detail }) => setName(detail.value)}
                />
              </FormField>
            )}
            <Refusal error={app.error} />
          </SpaceBetween>
        </Container>
      </Form>
    </form>
  );
}
