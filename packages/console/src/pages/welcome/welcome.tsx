import Steps from '@cloudscape-design/components/steps';
import { useState, type JSX } from 'react';
import { useSession } from '../../app/session-context.ts';
import { PageFrame } from '../../parts/page-frame.tsx';
import { useText } from '../../text/catalogue.ts';
import { hindranceOf, thisPlace } from '../sign-in/passkey-place.ts';
import { CreateStage, type Factor, type Made } from './create-stage.tsx';
import { FactorStage } from './factor-stage.tsx';
import { HandOverStage } from './hand-over-stage.tsx';
import { RootAtRest } from './root-at-rest.tsx';
import { welcomeText } from './text.ts';

/** Leads root to an administrator, and tells that administrator that root is at rest. */
export default function Welcome(): JSX.Element {
  const { kind } = useSession();
  return kind === 'root' ? <FirstRun /> : <RootAtRest />;
}

/** A passkey can be made in the browser of its owner alone, so it comes last. */
const STAGES = { app: ['create', 'factor', 'handOver'], passkey: ['create', 'handOver', 'factor'] } as const;
type Stage = (typeof STAGES)[Factor][number];

function FirstRun(): JSX.Element {
  const text = useText(welcomeText);
  const [stage, setStage] = useState<Stage>('create');
  const [made, setMade] = useState<Made>();
  const [hasApp, setHasApp] = useState(false);
  const [factor, setFactor] = useState<Factor>(() => (hindranceOf(thisPlace()) === undefined ? 'passkey' : 'app'));
  const shown = STAGES[factor];
  const at = shown.findIndex((each) => each === stage);
  return (
    <PageFrame title={text.title} description={text.description} crumbs={[{ text: text.title, path: '/welcome' }]}>
      <Steps
        orientation="horizontal"
        ariaLabel={text.progress}
        steps={shown.map((each, i) => ({
          status: i < at ? 'success' : i === at ? 'in-progress' : 'pending',
          header: text.stages[each],
        }))}
      />
      {stage === 'create' && (
        <CreateStage
          factor={factor}
          onFactor={setFactor}
          onMade={(user) => {
            setMade(user);
            setStage(factor === 'app' ? 'factor' : 'handOver');
          }}
        />
      )}
      {stage === 'factor' && made && (
        <FactorStage
          userName={made.userName}
          onDone={(isAdded) => {
            setHasApp(isAdded);
            setStage('handOver');
          }}
        />
      )}
      {stage === 'handOver' && made && <HandOverStage userName={made.userName} password={made.password} hasApp={hasApp} />}
    </PageFrame>
  );
}
