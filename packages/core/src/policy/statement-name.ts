import type { PolicySource, StatementRef } from './decision.ts';

const KINDS: Readonly<Record<PolicySource['kind'], string>> = {
  managed: 'managed policy',
  inline: 'inline policy',
  session: 'session policy',
  resource: 'resource policy',
  trust: 'trust policy',
  endpoint: 'VPC endpoint policy',
  scp: 'service control policy',
  rcp: 'resource control policy',
};

/** Names a statement for the reader of a decision or a trace. */
export function refOf({ source, index, sid, line }: StatementRef): StatementRef {
  return sid === undefined ? { source, index, line } : { source, index, sid, line };
}

/** A statement in words: `statement "ReadOnly" (line 4) of managed policy Readers (from group admins)`. */
export function statementName({ source, index, sid, line }: StatementRef): string {
  const which = sid === undefined || sid === '' ? `number ${index + 1}` : JSON.stringify(sid);
  return `statement ${which} (line ${line}) of ${policyName(source)}`;
}

/** A policy in words: `managed policy Readers (from group admins)`. */
export function policyName({ kind, name, attachedTo }: PolicySource): string {
  return `${KINDS[kind]} ${name} (from ${attachedTo})`;
}
