import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState, type JSX } from 'react';
import { CopyText } from '../../parts/copy-text.tsx';
import { saveFile } from '../../parts/save-file.ts';
import { useText } from '../../text/catalogue.ts';
import { FirstCall } from './first-call.tsx';
import { importCsv, keyCsv, type CsvFile } from './key-csv.ts';
import { MASK, type NewKey } from './new-key.ts';
import { keysText } from './text.ts';
import { UseItNow } from './use-it-now.tsx';

interface Props {
  readonly of: NewKey;
  /** The secret was saved or copied: it is not lost when the page goes. */
  readonly onSaved: () => void;
}

/** A key that was just made, the one time that its secret can be seen: shown on demand, copied, saved, and put to use. */
export function NewKeyPanel({ of, onSaved }: Props): JSX.Element {
  const text = useText(keysText);
  const [isShown, setShown] = useState(false);
  const forImport = importCsv(of);
  const save = (file: CsvFile): void => {
    saveFile(file.name, file.text);
    onSaved();
  };
  return (
    <SpaceBetween size="l">
      <Alert type="success" header={text.made.title}>
        {text.made.once}
      </Alert>
      <Container header={<Header variant="h2">{text.made.key}</Header>}>
        <SpaceBetween size="m">
          <KeyValuePairs
            columns={2}
            minColumnWidth={280}
            items={[
              { label: text.key.id, value: <CopyText value={of.accessKeyId} label={text.section.copyId} /> },
              {
                label: text.made.secret,
                value: (
                  <SpaceBetween direction="horizontal" size="xs">
                    <div className="breakable" onCopy={onSaved}>
                      <CopyText
                        value={of.secretAccessKey}
                        label={text.made.copySecret}
                        shown={isShown ? of.secretAccessKey : MASK}
                        onCopied={onSaved}
                      />
                    </div>
                    <Button variant="inline-link" ariaExpanded={isShown} onClick={() => setShown(!isShown)}>
                      {isShown ? text.made.hide : text.made.show}
                    </Button>
                  </SpaceBetween>
                ),
              },
            ]}
          />
          <SpaceBetween direction="horizontal" size="xs">
            <Button iconName="download" onClick={() => save(keyCsv(of))}>
              {text.made.download}
            </Button>
            {forImport ? (
              <Button iconName="download" onClick={() => save(forImport)}>
                {text.made.downloadImport}
              </Button>
            ) : (
              <Button iconName="download" disabled disabledReason={text.made.comma}>
                {text.made.downloadImport}
              </Button>
            )}
          </SpaceBetween>
        </SpaceBetween>
      </Container>
      <Container header={<Header variant="h2">{text.useItNow.title}</Header>}>
        <SpaceBetween size="m">
          <FirstCall accessKeyId={of.accessKeyId} />
          <UseItNow of={of} isShown={isShown} onCopied={onSaved} />
        </SpaceBetween>
      </Container>
      <Container header={<Header variant="h2">{text.made.practices}</Header>}>
        <Box variant="div">
          <ul>
            {Object.entries(text.made.advice).map(([id, advice]) => (
              <li key={id}>{advice}</li>
            ))}
          </ul>
        </Box>
      </Container>
    </SpaceBetween>
  );
}
