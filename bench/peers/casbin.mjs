// casbin: roles stand for managed policies, one Deny outweighs all, wildcards are functions. It knows no conditions.
import { newEnforcer, newModelFromString } from 'casbin';

const MODEL = `
[request_definition]
r = sub, act, obj
[policy_definition]
p = sub, act, obj, eft
[role_definition]
g = _, _
[policy_effect]
e = some(where (p.eft == allow)) && !some(where (p.eft == deny))
[matchers]
m = g(r.sub, p.sub) && glob(r.act, p.act) && glob(r.obj, p.obj)
`;

/** The patterns of the workload have one wildcard, at their end. */
function glob(text, pattern) {
  return pattern.charCodeAt(pattern.length - 1) === 42 ? text.startsWith(pattern.slice(0, -1)) : text === pattern;
}

/** @returns one decision function by the number of a request */
export async function casbinEngine(statements, raws) {
  const enforcer = await newEnforcer(newModelFromString(MODEL));
  await enforcer.addFunction('glob', glob);
  const user = raws[0].caller.name;
  // A rule has one action. casbin's rules have no variables either: the user's name stands in them already.
  const rules = statements.flatMap(({ effect, actions, resource }, n) =>
    actions.map((action) => [
      `policy-${Math.floor(n / 10)}`,
      action,
      resource.text.replace('${aws:username}', user),
      effect.toLowerCase(),
    ]),
  );
  await enforcer.addPolicies([...new Map(rules.map((rule) => [rule.join('\n'), rule])).values()]);
  await enforcer.addGroupingPolicies([...new Set(rules.map(([policy]) => policy))].map((policy) => [user, policy]));
  return (i) => enforcer.enforceSync(user, raws[i].action, raws[i].resource);
}
