import { effectOf, tests } from '../draft.ts';
import type { Rule } from '../scope.ts';
import { enumerate, quote } from '../wording.ts';

/** The keys that say on whose behalf a service calls. */
const SOURCES = ['aws:sourcearn', 'aws:sourceaccount', 'aws:sourceorgid', 'aws:sourceorgpaths'];
const WANTED = 'aws:SourceArn, aws:SourceAccount, aws:SourceOrgID or aws:SourceOrgPaths';

/** Keys that some use in their place. */
const SUBSTITUTES = ['aws:referer', 'aws:useragent', 'aws:sourceip', 'aws:sourceowner'];

/** Keys about people and roles, which a service that calls in its own name does not have. */
const OF_PRINCIPALS = ['aws:principalorgid', 'aws:principalorgpaths', 'aws:principalarn', 'aws:principalaccount', 'aws:username'];

/** A resource that a service may use on behalf of anybody at all. */
export const servicePrincipals: Rule = ({ policy, kind, report }) => {
  if (kind !== 'resource') return;
  for (const statement of policy.statements) {
    if (effectOf(statement) !== 'Allow') continue;
    const groups = statement.principals.flatMap((principal) => (principal.negated ? [] : principal.groups));
    const services = groups.flatMap(({ key, words }) => (key.text === 'Service' ? words : []));
    const [first] = services;
    if (!first) continue;
    const keys = tests(statement).map(({ entry }) => entry.key);
    const found = (names: readonly string[]): typeof keys => keys.filter(({ text }) => names.includes(text.toLowerCase()));

    const foreign = keys.filter(
      ({ text }) => OF_PRINCIPALS.includes(text.toLowerCase()) || text.toLowerCase().startsWith('aws:principaltag/'),
    );
    if (foreign.length > 0 && groups.every(({ key }) => key.text === 'Service')) {
      const details = `A service that calls in its own name has no ${enumerate(foreign.map(({ text }) => text))}, so it is never allowed here. Test ${WANTED}.`;
      report('UNSUPPORTED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL', foreign, details);
      continue;
    }
    if (found(SOURCES).length > 0) continue;
    const [substitute] = found(SUBSTITUTES);
    if (substitute) {
      const details = `To say on whose behalf ${first.text} may come, test ${WANTED} in place of ${quote(substitute.text)}.`;
      report('RECOMMENDED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL', substitute, details);
    } else {
      const details = `${first.text} may come on behalf of anybody, in any account. Test ${WANTED}.`;
      report('RESTRICT_ACCESS_TO_SERVICE_PRINCIPAL', services, details);
    }
  }
};
