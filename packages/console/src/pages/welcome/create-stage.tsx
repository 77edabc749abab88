import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import Form from '@cloudscape-design/components/form';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { hasCode } from '../../api/api-error.ts';
import { Equivalents } from '../../parts/equivalents.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import { useText } from '../../text/catalogue.ts';
import { NameField } from '../attach/name-field.tsx';
import { nameProblem } from '../attach/name-rules.ts';
import { PasswordFields, type PasswordChoice } from '../credentials/password-fields.tsx';
import { useNewPassword } from '../credentials/use-new-password.ts';
import { hindranceOf, thisPlace } from '../sign-in/passkey-place.ts';
import { signInText } from '../sign-in/text.ts';
import { GROUP, makeAdministrator, OthersInGroupError, POLICY, STEPS, type StepName } from './make-administrator.ts';
import { welcomeText } from './text.ts';

export type Factor = 'app' | 'passkey';
/** Who was made. The password is there for as long as the page is. */
export interface Made {
  readonly userName: string;
  readonly password: string;
}

interface Props {
  readonly factor: Factor;
  readonly onFactor: (factor: Factor) => void;
  readonly onMade: (made: Made) => void;
}

/** The first stage: a user, a password, and the group that lets the user do everything. */
export function CreateStage({ factor, onFactor, onMade }: Props): JSX.Element {
  const { create: text } = useText(welcomeText);
  const { noPasskeys } = useText(signInText);
  const client = useQueryClient();
  const makePassword = useNewPassword();
  const hindrance = hindranceOf(thisPlace());
  const [userName, setUserName] = useState('admin');
  const [choice, setChoice] = useState<PasswordChoice>({ custom: undefined, mustChange: false });
  const [mayAdopt, setAdopt] = useState(false);
  const [done, setDone] = useState<readonly StepName[]>([]);
  const [isOurs, setOurs] = useState<string>(); // the user that an earlier try made

  const make = useMutation({
    mutationFn: async () => {
      const password = makePassword(choice);
      setDone([]);
      await makeAdministrator(
        { userName, password, mustChange: choice.mustChange, mayAdopt: mayAdopt || isOurs === userName },
        (step) => {
          setDone((before) => [...before, step]);
          if (step === 'CreateUser') setOurs(userName);
        },
      );
      await client.invalidateQueries();
      onMade({ userName, password });
    },
    gcTime: 0,
  });
  const others = make.error instanceof OthersInGroupError ? make.error.members : undefined;
  const isThere = hasCode(make.error, 'EntityAlreadyExists') && make.error.operation === 'CreateUser';
  const isReady = nameProblem(userName, 'user') === undefined && choice.custom !== '';
  const begun = make.isPending || done.length > 0;

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady && !make.isPending) make.mutate();
      }}
    >
      <Form
        actions={
          <Button variant="primary" disabled={!isReady} loading={make.isPending}>
            {text.submit}
          </Button>
        }
      >
        <Container
          header={
            <Header variant="h2" description={text.description}>
              {text.title}
            </Header>
          }
        >
          <SpaceBetween size="l">
            <NameField
              kind="user"
              label={text.userName}
              value={userName}
              onChange={(name) => {
                setUserName(name);
                setAdopt(false);
              }}
            />
            <PasswordFields value={choice} onChange={setChoice} />
            <FormField label={text.factor}>
              <RadioGroup
                value={factor}
                items={[
                  {
                    value: 'passkey',
                    label: text.factorPasskey,
                    description: hindrance === undefined ? text.factorPasskeyHint : noPasskeys[hindrance],
                    disabled: hindrance !== undefined,
                  },
                  { value: 'app', label: text.factorApp, description: text.factorAppHint },
                ]}
                onChange={({ detail }) => onFactor(detail.value === 'app' ? 'app' : 'passkey')}
              />
            </FormField>
            {begun && (
              <SpaceBetween size="xxs">
                {STEPS.map((step) => (
                  <StatusIndicator key={step} type={done.includes(step) ? 'success' : 'pending'}>
                    {text.does[step]}
                    {!done.includes(step) && ` (${text.pending})`}
                  </StatusIndicator>
                ))}
              </SpaceBetween>
            )}
            {others ? (
              <Alert type="error" header={text.othersHeader}>
                <Box>{text.others(others.join(', '))}</Box>
              </Alert>
            ) : (
              <Refusal error={make.error} />
            )}
            {(isThere || mayAdopt) && (
              <Checkbox checked={mayAdopt} onChange={({ detail }) => setAdopt(detail.checked)}>
                <span className="breakable">{text.adopt(userName)}</span>
              </Checkbox>
            )}
            <Equivalents
              of={[
                { operation: 'CreateGroup', input: { GroupName: GROUP } },
                { operation: 'AttachGroupPolicy', input: { GroupName: GROUP, PolicyArn: POLICY } },
                { operation: 'CreateUser', input: { UserName: userName } },
                { operation: 'AddUserToGroup', input: { GroupName: GROUP, UserName: userName } },
                {
                  operation: 'CreateLoginProfile',
                  input: { UserName: userName, Password: choice.custom ?? '…', PasswordResetRequired: choice.mustChange },
                },
              ]}
            />
          </SpaceBetween>
        </Container>
      </Form>
    </form>
  );
}
