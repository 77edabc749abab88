import { catalogue, type Translation } from '../../text/catalogue.ts';

const en = {
  why: 'Why, and what would allow it',
  notSeen: 'To see which statement decided, you need the permission countersign:ExplainRequest.',
  change: 'Smallest change',
  changeHint: 'Together these would allow exactly this request, and nothing else. They were tried before they were suggested.',
  noChange: 'No single change was found that would allow this request.',
  statement: 'Statement to add',
  copyStatement: 'Copy the statement',
  steps: 'How it was decided',
  layers: {
    partition: 'Partition',
    deny: 'Is there a Deny?',
    scp: 'Service control policies',
    rcp: 'Resource control policies',
    resource: 'Policy of the resource',
    trust: 'Trust policy',
    identity: 'Policies of the caller',
    boundary: 'Permissions boundary',
    session: 'Session policies',
    endpoint: 'VPC endpoint policy',
    root: 'Root user',
  },
  results: {
    allow: 'Allows',
    implicitDeny: 'Does not allow',
    explicitDeny: 'Denies',
    notApplicable: 'Nothing to ask',
    skipped: 'Not needed',
  },
  causes: 'What may be wrong with the signature',
  inWords: 'In words',
};
export type ExplanationText = Translation<typeof en>;
export const explanationText = catalogue(en, { de: () => import('./text.de.ts') });
