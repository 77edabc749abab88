import { asciiLowerCase } from "./ascii.ts";
import type {
  Decision,
  Layer,
  NamedPolicy,
  PolicyLayers,
  StatementRef,
} from "./decision.ts";
import type { GrantKind } from "./grant.ts";
import type { PolicyRequest } from "./request.ts";
import {
  hasIdentity,
  isLimitedByScp,
  isOtherPartition,
  isOwnResource,
  isServiceLinked,
} from "./standing.ts";
import type { StatementTrace, Step, Trace } from "./trace.ts";
import { traceStatement } from "./trace-statement.ts";

/** Decides a request the long way and tells how; what would change the decision is not asked. `explainDecision` asks that too. */
export function traceDecision(
  request: PolicyRequest,
  layers: PolicyLayers,
): Omit<Trace, "changes"> {
  const looked = lookAt(request, layers);
  const all = [...looked.all.values()].flat(2);
  const { decision, steps } = judge(request, looked);
  return {
    request: { action: request.action, resource: request.resource },
    decision,
    steps,
    matched: all.filter(({ matched }) => matched).map(refOf),
    missingContextKeys: missingKeys(all),
    warnings: warningsOf(request, all),
  };
}

/** The statements of one layer, level by level; only `scp` and `rcp` have more than one. */
type Levels = readonly (readonly StatementTrace[])[];

/** Every layer that applies to this caller, with its statements, in the order in which a refusal names them. */
interface Looked {
  readonly all: ReadonlyMap<Layer, Levels>;
  readonly side: "resource" | "trust";
  readonly boundaryIsMissing: boolean;
}

function lookAt(request: PolicyRequest, layers: PolicyLayers): Looked {
  const { principal } = request;
  const own = hasIdentity(principal);
  const bounded = own && layers.boundary !== undefined;
  const all = new Map<Layer, Levels>();
  const look = (
    layer: Layer,
    levels: readonly (readonly NamedPolicy[])[] | undefined,
  ): void => {
    if (!levels) return;
    const traces = levels.map((level) =>
      level.flatMap((named) =>
        named.policy.statements.map((statement) =>
          traceStatement(named, statement, request, bounded),
        ),
      ),
    );
    all.set(layer, traces);
  };
  const { identity, boundary, session, resource, trust, endpoint, scp, rcp } =
    layers;
  if (!isServiceLinked(principal)) look("rcp", rcp);
  if (isLimitedByScp(principal)) look("scp", scp);
  look("endpoint", endpoint && [[endpoint]]);
  if (trust) look("trust", [[trust]]);
  else look("resource", resource && [resource]);
  if (own) {
    look("identity", ["origins" in identity ? identity.policies : identity]);
    look(
      "boundary",
      boundary && (boundary === "missing" ? [[]] : [[boundary]]),
    );
  }
  if (own || principal?.kind === "root") look("session", session && [session]);
  return {
    all,
    side: trust ? "trust" : "resource",
    boundaryIsMissing: boundary === "missing",
  };
}

interface Verdict {
  readonly decision: Decision;
  readonly steps: readonly Step[];
}

function judge(request: PolicyRequest, looked: Looked): Verdict {
  if (isOtherPartition(request)) {
    const step: Step = {
      kind: "partition",
      result: "implicitDeny",
      because:
        "the resource is in another partition than the caller, and nothing reaches across",
      statements: [],
    };
    return {
      decision: { outcome: "implicitDeny", layer: "partition" },
      steps: [step],
    };
  }
  const denials = [...looked.all].flatMap(([layer, levels]) =>
    levels
      .flat()
      .flatMap((statement) =>
        isMatching(statement, "Deny") ? [{ layer, statement }] : [],
      ),
  );
  const steps: Step[] = [denyStep(denials.map(({ statement }) => statement))];
  const first = denials[0];
  const inner = allowSteps(request, looked, steps);
  return {
    steps,
    decision: first
      ? {
          outcome: "explicitDeny",
          layer: first.layer,
          statement: refOf(first.statement),
        }
      : inner,
  };
}

const isMatching = (
  statement: StatementTrace,
  effect: StatementTrace["effect"],
): boolean => statement.matched && statement.effect === effect;

function denyStep(denying: readonly StatementTrace[]): Step {
  const [first] = denying;
  return first
    ? {
        kind: "deny",
        result: "explicitDeny",
        because: `${nameOf(first)} denies it, and a Deny outweighs every Allow`,
        statements: denying,
      }
    : {
        kind: "deny",
        result: "notApplicable",
        because: "no Deny matches",
        statements: [],
      };
}

/** Asks layer by layer who allows, and adds a step for each. @returns what that makes, as if nothing denied */
function allowSteps(
  request: PolicyRequest,
  { all, side, boundaryIsMissing }: Looked,
  steps: Step[],
): Decision {
  const { principal } = request;
  const kind = principal?.kind;
  const failing: Decision["layer"][] = [];
  const allowing = (layer: Layer): StatementTrace | undefined =>
    all
      .get(layer)
      ?.flat()
      .find((one) => isMatching(one, "Allow"));
  const granting = (...kinds: GrantKind[]): StatementTrace | undefined =>
    all
      .get(side)
      ?.flat()
      .find(
        (one) =>
          isMatching(one, "Allow") &&
          one.grants.some((grant) => kinds.includes(grant)),
      );
  const add = (step: Step): void => {
    steps.push(step);
    if (step.result === "implicitDeny" && step.kind !== "deny")
      failing.push(step.kind);
  };
  /** A layer that can only limit. */
  const limit = (layer: Layer, silence: string): boolean => {
    const levels = all.get(layer);
    if (!levels) return true;
    const isLevelled = layer === "scp" || layer === "rcp";
    const found = levels.map((statements, level) => {
      const allow = statements.find((one) => isMatching(one, "Allow"));
      const where = isLevelled
        ? ` at level ${level + 1} of ${levels.length}`
        : "";
      add({
        kind: layer,
        ...(isLevelled && { level }),
        result: allow ? "allow" : "implicitDeny",
        because: allow ? `${nameOf(allow)} allows it` : `${silence}${where}`,
        statements,
      });
      return allow !== undefined;
    });
    return found.every(Boolean) && found.length === levels.length;
  };
  const skip = (layer: Layer, because: string): void => {
    const levels = all.get(layer);
    if (levels)
      add({
        kind: layer,
        result: "skipped",
        because,
        statements: levels.flat(),
      });
  };

  limit("rcp", "no statement of the resource control policies allows it");
  limit("scp", "no statement of the service control policies allows it");
  limit("endpoint", "no statement of the VPC endpoint policy allows it");
  const sideStatements = all.get(side)?.flat() ?? [];
  const sideWords =
    side === "trust" ? "the role trust policy" : "a resource-based policy";
  const addSide = (result: Step["result"], because: string): void => {
    if (all.has(side) || result === "implicitDeny")
      add({ kind: side, result, because, statements: sideStatements });
  };
  const end = (allowed: Decision): Decision => {
    const [layer] = failing;
    return layer === undefined ? allowed : { outcome: "implicitDeny", layer };
  };
  const nothing = `no statement of ${sideWords} lets this caller in`;

  if (
    kind === "anonymous" ||
    kind === "service" ||
    kind === "webIdentity" ||
    kind === "saml"
  ) {
    const found =
      kind === "anonymous"
        ? granting("wildcard")
        : kind === "service"
          ? granting("service", "wildcard")
          : granting("federated");
    addSide(
      found ? "allow" : "implicitDeny",
      found ? `${nameOf(found)} lets this caller in` : nothing,
    );
    return end(
      found
        ? { outcome: "allow", layer: side, statement: refOf(found) }
        : { outcome: "implicitDeny", layer: side },
    );
  }

  const isOwn = isOwnResource(request);
  const needsGrant =
    request.needsResourceGrant === true || side === "trust" || !isOwn;
  if (kind === "root") {
    const found = needsGrant ? granting("account", "wildcard") : undefined;
    if (needsGrant)
      addSide(
        found ? "allow" : "implicitDeny",
        found ? `${nameOf(found)} lets this account in` : nothing,
      );
    else {
      skip(side, "the root user needs no grant in its own account");
      add({
        kind: "root",
        result: "allow",
        because: "the root user may do everything in its own account",
        statements: [],
      });
    }
    limit("session", "no statement of the session policies allows it");
    return end(
      found
        ? { outcome: "allow", layer: side, statement: refOf(found) }
        : { outcome: "allow", layer: "root" },
    );
  }

  const whole = isOwn
    ? granting(
        "session",
        "wildcard",
        ...(kind === "user" ? (["user"] as const) : []),
      )
    : undefined;
  const limited =
    isOwn && !whole ? granting("role", "federatedParent") : undefined;
  const direct = whole ?? limited;
  if (direct) {
    addSide(
      "allow",
      `${nameOf(direct)} allows it to this caller by name or to everyone, which is enough`,
    );
    skip("identity", `${sideWords} allows it already`);
  } else {
    const entry = isOwn
      ? granting("account")
      : granting(
          "account",
          "user",
          "role",
          "session",
          "federatedParent",
          "wildcard",
        );
    if (needsGrant) {
      const why = isOwn
        ? nothing
        : `the resource belongs to another account, and ${nothing}`;
      addSide(
        entry ? "allow" : "implicitDeny",
        entry
          ? `${nameOf(entry)} lets this caller in, if its own policies allow it`
          : why,
      );
    } else
      addSide(
        "notApplicable",
        `no statement of ${sideWords} names this caller`,
      );
    const identity = allowing("identity");
    add({
      kind: "identity",
      result: identity ? "allow" : "implicitDeny",
      because: identity
        ? `${nameOf(identity)} allows it`
        : "no statement of an identity policy allows it",
      statements: all.get("identity")?.flat() ?? [],
    });
  }
  if (whole) {
    skip("boundary", `${sideWords} grants it past the permissions boundary`);
    skip("session", `${sideWords} grants it past the session policies`);
  } else {
    if (!all.has("boundary")) {
      add({
        kind: "boundary",
        result: "notApplicable",
        because: "no permissions boundary is set",
        statements: [],
      });
    } else if (boundaryIsMissing) {
      const because =
        "the permissions boundary is set, but its policy is missing";
      add({
        kind: "boundary",
        result: "implicitDeny",
        because,
        statements: [],
      });
    } else
      limit("boundary", "no statement of the permissions boundary allows it");
    if (all.has("session"))
      limit("session", "no statement of the session policies allows it");
    else if (kind === "federated") {
      const because =
        "a federated user has nothing without session policies, and none were passed";
      add({ kind: "session", result: "implicitDeny", because, statements: [] });
    }
  }
  const identity = allowing("identity");
  if (direct)
    return end({ outcome: "allow", layer: side, statement: refOf(direct) });
  return end(
    identity
      ? { outcome: "allow", layer: "identity", statement: refOf(identity) }
      : { outcome: "implicitDeny", layer: "identity" },
  );
}

/** A statement of a trace without what was found out about it. */
export function refOf({
  source,
  index,
  sid,
  line,
}: StatementRef): StatementRef {
  return sid === undefined
    ? { source, index, line }
    : { source, index, sid, line };
}

/** A statement in words: `statement "ReadOnly" (line 4) of managed policy Readers, from group admins`. */
export function nameOf({ source, index, sid, line }: StatementRef): string {
  const which =
    sid === undefined || sid === ""
      ? `number ${index + 1}`
      : JSON.stringify(sid);
  return `statement ${which} (line ${line}) of ${KINDS[source.kind]} ${source.name}, from ${source.attachedTo}`;
}

const KINDS: Readonly<Record<StatementRef["source"]["kind"], string>> = {
  managed: "managed policy",
  inline: "inline policy",
  session: "session policy",
  resource: "resource policy",
  trust: "trust policy",
  endpoint: "VPC endpoint policy",
  scp: "service control policy",
  rcp: "resource control policy",
};

function missingKeys(statements: readonly StatementTrace[]): readonly string[] {
  const missing = new Set<string>();
  for (const { action, resource, principal, conditions } of statements) {
    if (!action.ok || !resource.ok || principal?.ok === false) continue;
    for (const { key, contextValues } of conditions)
      if (contextValues === "absent") missing.add(key);
  }
  return [...missing].sort();
}

function warningsOf(
  { action }: PolicyRequest,
  statements: readonly StatementTrace[],
): readonly string[] {
  const warnings = new Set<string>();
  for (const statement of statements) {
    for (const part of statement.unknown) {
      const effect =
        statement.effect === "Allow"
          ? "so it grants nothing"
          : "so that part counts as met";
      warnings.add(
        `${nameOf(statement)} has a part that is not known here (${part}), ${effect}`,
      );
    }
    const { resource, principal } = statement;
    if (principal?.element === "NotPrincipal") {
      warnings.add(
        `${nameOf(statement)} has NotPrincipal: AWS compares account, user or role, and session, and here who is listed at any level is spared`,
      );
    }
    if (
      resource.element === "NotResource" &&
      resource.patterns.some(({ resolved }) => resolved === undefined)
    ) {
      warnings.add(
        `${nameOf(statement)} has a variable without a value in NotResource, which then leaves nothing out`,
      );
    }
  }
  if (asciiLowerCase(action) !== action.toLowerCase())
    warnings.add("the action has letters outside ASCII that look like others");
  return [...warnings];
}
