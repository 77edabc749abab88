import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { readFacts } from '../../api/session.ts';
import { Code } from '../../parts/code.tsx';
import { useText } from '../../text/catalogue.ts';
import { keySnippets, WAYS } from './key-snippets.ts';
import { MASK, type NewKey } from './new-key.ts';
import { keysText } from './text.ts';

interface Props {
  readonly of: NewKey;
  readonly isShown: boolean;
  /** A text that holds the secret is on the clipboard. */
  readonly onCopied: () => void;
}

/** What to paste to use a new key at once; what is copied holds the secret, what is seen only when it is shown. */
export function UseItNow({ of, isShown, onCopied }: Props): JSX.Element {
  const text = useText(keysText);
  const { data: facts, error } = useQuery({ queryKey: ['facts'], queryFn: readFacts, staleTime: Infinity });
  if (error) return <Alert type="error">{error.message}</Alert>;
  if (!facts) return <Box>{text.section.loading}</Box>;
  const masked = { ...of, secretAccessKey: MASK };
  return (
    <Tabs
      ariaLabel={text.useItNow.title}
      tabs={WAYS.map((way) => {
        const seen = keySnippets(way, masked, facts);
        return {
          id: way,
          label: text.useItNow.ways[way],
          content: (
            <SpaceBetween size="m">
              {text.useItNow.hints[way] !== '' && <Box color="text-body-secondary">{text.useItNow.hints[way]}</Box>}
              {keySnippets(way, of, facts).map(({ into, code }, i) => (
                <SpaceBetween key={into} size="xxs">
                  <Box variant="awsui-key-label">{into}</Box>
                  <Code
                    code={code}
                    label={text.useItNow.copy(into)}
                    shown={isShown ? code : (seen[i]?.code ?? '')}
                    onCopied={() => {
                      if (code.includes(of.secretAccessKey)) onCopied();
                    }}
                  />
                </SpaceBetween>
              ))}
            </SpaceBetween>
          ),
        };
      })}
    />
  );
}
