import Box from '@cloudscape-design/components/box';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import { useQuery } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { readFacts } from '../api/session.ts';
import type { Input, OperationName } from '../api/wire.ts';
import { useText } from '../text/catalogue.ts';
import { Code } from './code.tsx';
import { cliCommand } from './equivalents/cli-command.ts';
import { sdkCode } from './equivalents/sdk-code.ts';
import { terraformResource } from './equivalents/terraform-resource.ts';
import { equivalentsText } from './equivalents/text.ts';

export interface Equivalent<Name extends OperationName = OperationName> {
  readonly operation: Name;
  readonly input: Input<Name>;
}

// What nobody should have in their shell's history, or in a file of their own making.
const SECRET = /^(Old|New)?Password$|^AuthenticationCode\d$/;
const unfilled = (input: object): object =>
  Object.fromEntries(Object.entries(input).map(([name, value]) => [name, SECRET.test(name) && value ? `<${name}>` : value]));

const present = (parts: readonly (string | undefined)[], between: string): string =>
  parts.filter((part) => part !== undefined).join(between);

/** Shows what a form sends as commands: AWS CLI, SDK for JavaScript and, where there is a resource for it, Terraform. */
export function Equivalents({ of }: { readonly of: readonly Equivalent[] }): JSX.Element | null {
  const text = useText(equivalentsText);
  const [isOpen, setOpen] = useState(false);
  const { data: facts } = useQuery({ queryKey: ['facts'], queryFn: readFacts, staleTime: Infinity });
  if (!facts || of.length === 0) return null;
  const calls = of.map(({ operation, input }) => ({ operation, input: unfilled(input) }));
  const ways = [
    {
      id: 'cli',
      label: text.cli,
      code: present(
        calls.map(({ operation, input }) => cliCommand(operation, input, facts.endpoint)),
        '\n',
      ),
    },
    { id: 'sdk', label: text.sdk, code: sdkCode(calls, facts.endpoint, facts.region) ?? '' },
    {
      id: 'terraform',
      label: text.terraform,
      code: present(
        calls.map(({ operation, input }) => terraformResource(operation, input)),
        '\n\n',
      ),
    },
  ].filter(({ code }) => code !== '');
  if (ways.length === 0) return null;
  return (
    <ExpandableSection headerText={text.title} expanded={isOpen} onChange={({ detail }) => setOpen(detail.expanded)}>
      {isOpen && (
        <SpaceBetween size="xs">
          <Box color="text-body-secondary">{text.hint}</Box>
          <Tabs
            tabs={ways.map(({ id, label, code }) => ({ id, label, content: <Code code={code} label={text.copy(label)} /> }))}
          />
        </SpaceBetween>
      )}
    </ExpandableSection>
  );
}
