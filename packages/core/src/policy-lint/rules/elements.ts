import { effectOf, type DraftStatement } from '../draft.ts';
import type { Fix } from '../finding.ts';
import type { Rule, Scope } from '../scope.ts';
import { quote } from '../wording.ts';
import { edit, rewrite } from './shape.ts';

/** `Version`: that there is one, and that it is one of the two. */
export const version: Rule = ({ policy, report }) => {
  const { version: written, elements, text } = policy;
  // Where a variable stands, the newer version would change what the policy means.
  const safe = !text.includes('${');
  if (!elements.has('Version')) {
    const details =
      'Say "Version": "2012-10-17". Without it the policy is read as of 2008-10-17: policy variables are plain text in it, and IAM refuses it as an identity policy.';
    report('MISSING_VERSION', policy, details, safe ? addVersion(policy) : undefined);
  } else if (written && written.text !== '2012-10-17' && written.text !== '2008-10-17') {
    const fix = safe ? rewrite(written, '2012-10-17') : undefined;
    report('INVALID_VERSION', written, `${quote(written.text)} is no version of the policy language. Write 2012-10-17.`, fix);
  }
};

function addVersion({ text, span, elements }: Scope['policy']): Fix {
  const at = { ...span.start, column: span.start.column + 1, offset: span.start.offset + 1 };
  const space = /^\s*/.exec(text.slice(at.offset))?.[0] ?? '';
  const comma = elements.size > 0 ? ',' : '';
  return { description: 'add the version', edits: [edit({ start: at, end: at }, `${space}"Version": "2012-10-17"${comma}`)] };
}

/** That there are statements, and in each the elements that this kind of policy wants. */
export const missing: Rule = ({ policy, kind, report }) => {
  const { statement, statements, faults } = policy;
  if (
    statements.length === 0 &&
    !faults.some(({ location }) => location.path.length > 0 && 'value' in (location.path[0] ?? {}))
  ) {
    report('MISSING_STATEMENT', statement ?? policy, 'The policy has no statement.');
  }
  for (const one of statements) {
    const has = (...names: readonly string[]): boolean => names.some((name) => one.elements.has(name));
    if (!has('Effect')) report('MISSING_EFFECT', one, 'The statement has no Effect. Say Allow or Deny.');
    if (!has('Action', 'NotAction')) report('MISSING_ACTION', one, 'The statement has neither Action nor NotAction.');
    if (kind !== 'trust' && !has('Resource', 'NotResource')) {
      report('MISSING_RESOURCE', one, 'The statement has neither Resource nor NotResource.');
    }
    const wantsPrincipal = kind === 'resource' || kind === 'trust' || kind === 'rcp';
    if (wantsPrincipal && !has('Principal', 'NotPrincipal')) {
      report('MISSING_PRINCIPAL', one, 'The statement has no Principal, so it speaks of nobody.');
    }
  }
};

/** `Effect`: Allow or Deny, in this case. */
export const effect: Rule = ({ policy, report }) => {
  for (const one of policy.statements) {
    if (!one.effect || effectOf(one)) continue;
    const meant = ['Allow', 'Deny'].find((name) => name.toLowerCase() === one.effect?.text.toLowerCase());
    const details = `${quote(one.effect.text)} is no effect. Write Allow or Deny, in this very case.`;
    report('INVALID_EFFECT', one.effect, details, meant === undefined ? undefined : rewrite(one.effect, meant));
  }
};

/** An element and its `Not` form in one statement. */
export const combinations: Rule = ({ policy, report }) => {
  for (const { elements } of policy.statements) {
    for (const name of ['Principal', 'Action', 'Resource']) {
      const pair = [elements.get(name), elements.get(`Not${name}`)].filter((word) => word !== undefined);
      if (pair.length === 2) {
        report('UNSUPPORTED_ELEMENT_COMBINATION', pair, `${name} and Not${name} exclude each other. Take one of them out.`);
      }
    }
  }
};

const SID = /^[A-Za-z0-9]*$/;

/** `Sid`: its characters, and that none is there twice. */
export const sids: Rule = ({ policy, kind, report }) => {
  const seen = new Map<string, DraftStatement['sid']>();
  for (const { sid } of policy.statements) {
    if (!sid) continue;
    if (sid.text === '') {
      report('EMPTY_SID_VALUE', sid, 'This Sid is empty. Give it a value, or leave it out.');
      continue;
    }
    if (kind !== 'resource' && !SID.test(sid.text)) {
      report('UNSUPPORTED_SID', sid, `A Sid may have letters and digits only; ${quote(sid.text)} has other characters.`);
    }
    const earlier = seen.get(sid.text);
    if (earlier) {
      const strict = kind === 'identity' || kind === 'trust';
      const details = strict
        ? `The Sid ${quote(sid.text)} is there twice, and IAM does not take that.`
        : `The Sid ${quote(sid.text)} is there twice, so it does not say which statement is meant.`;
      report(strict ? 'UNIQUE_SIDS_REQUIRED' : 'UNIQUE_SIDS_RECOMMENDED', [earlier, sid], details);
    } else seen.set(sid.text, sid);
  }
};
