import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState, type JSX } from 'react';
import { CopyText } from '../../parts/copy-text.tsx';
import { useText } from '../../text/catalogue.ts';
import { CodePairFields, type CodePair } from './code-pair.tsx';
import { QrPicture } from './qr-picture.tsx';
import { credentialsText } from './text.ts';
import type { NewDevice } from './use-new-device.ts';

interface Props {
  readonly device: NewDevice;
  readonly codes: CodePair;
  readonly onCodes: (codes: CodePair) => void;
}

/** Hands a new device to an app, by picture or by hand, and takes the first two codes. */
export function AuthenticatorApp({ device, codes, onCodes }: Props): JSX.Element {
  const { assign } = useText(credentialsText);
  const [isSecretShown, setSecretShown] = useState(false);
  return (
    <SpaceBetween size="m">
      <Box>{assign.scan}</Box>
      <QrPicture png={device.png} label={assign.qr} />
      {isSecretShown ? (
        <SpaceBetween size="xxs">
          <Box variant="awsui-key-label">{assign.secret}</Box>
          <span className="breakable code">
            <CopyText value={device.secret} label={assign.secret} />
          </span>
          <Box color="text-body-secondary" fontSize="body-s">
            {assign.secretHint}
          </Box>
        </SpaceBetween>
      ) : (
        <Button variant="inline-link" formAction="none" onClick={() => setSecretShown(true)}>
          {assign.showSecret}
        </Button>
      )}
      <CodePairFields value={codes} onChange={onCodes} />
      <Box color="text-body-secondary" fontSize="body-s">
        {assign.deletedOnClose}
      </Box>
    </SpaceBetween>
  );
}
