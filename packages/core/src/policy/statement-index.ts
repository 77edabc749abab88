import { type CompiledStatement, conditionsHold, coversAction, coversResource } from './statement.ts';
import type { RequestContext } from './request.ts';

/** The statements that speak of one action, in document order: those that name the resource in full, by it, and the rest. */
interface Bucket {
  readonly byResource: ReadonlyMap<string, readonly CompiledStatement[]>;
  readonly rest: readonly CompiledStatement[];
}

/** Statements of one effect, found by action and resource. */
export interface StatementIndex {
  readonly size: number;
  /** The first statement, in document order, that matches. @param action through `asciiLowerCase` */
  first(action: string, resource: string, context: RequestContext): CompiledStatement | undefined;
}

/** How many actions an index remembers the answer for. More than one service has; a caller's inventions can't grow it. */
const MAX_REMEMBERED = 2048;
const NONE: readonly CompiledStatement[] = [];
const EMPTY: Bucket = { byResource: new Map(), rest: NONE };

/** Indexes statements by the service and the action they name. What names no service in full is looked at for every action. */
export function indexStatements(statements: readonly CompiledStatement[]): StatementIndex {
  const byAction = new Map<string, CompiledStatement[]>();
  const byService = new Map<string, CompiledStatement[]>();
  const anyService: CompiledStatement[] = [];
  for (const statement of statements) {
    for (const place of placesOf(statement)) {
      if (place.action !== undefined) append(byAction, place.action, statement);
      else if (place.service !== undefined) append(byService, place.service, statement);
      else anyService.push(statement);
    }
  }

  // INVARIANT: a bucket depends on nothing but the statements and the action, so remembering it never goes stale.
  const remembered = new Map<string, Bucket>();
  const bucketOf = (action: string): Bucket => {
    const known = remembered.get(action);
    if (known) return known;
    const service = action.slice(0, Math.max(0, action.indexOf(':')));
    const candidates = new Set([...(byAction.get(action) ?? NONE), ...(byService.get(service) ?? NONE), ...anyService]);
    const bucket = makeBucket([...candidates].filter((statement) => coversAction(statement.actions, action)));
    if (remembered.size < MAX_REMEMBERED) remembered.set(action, bucket);
    return bucket;
  };

  return {
    size: statements.length,
    first(action, resource, context) {
      const bucket = bucketOf(action);
      if (bucket === EMPTY) return undefined;
      const named = bucket.byResource.get(resource) ?? NONE;
      const { rest } = bucket;
      // Two lists in document order, walked as one, so that the statement reported is always the first.
      for (let i = 0, j = 0; ;) {
        const a = named[i];
        const b = rest[j];
        if (a !== undefined && (b === undefined || a.index <= b.index)) {
          if (conditionsHold(a.conditions, context)) return a;
          i++;
        } else if (b !== undefined) {
          if (coversResource(b.resources, resource, context) && conditionsHold(b.conditions, context)) return b;
          j++;
        } else return undefined;
      }
    },
  };
}

/** Under which action, service or neither a statement has to be found. */
function placesOf({ actions }: CompiledStatement): readonly { readonly action?: string; readonly service?: string }[] {
  if (actions.negated) return [{}];
  return actions.patterns.map(({ literal, prefix }) => {
    if (literal !== undefined) return { action: literal };
    const colon = prefix.indexOf(':');
    return colon < 0 ? {} : { service: prefix.slice(0, colon) };
  });
}

function makeBucket(statements: readonly CompiledStatement[]): Bucket {
  if (statements.length === 0) return EMPTY;
  const byResource = new Map<string, CompiledStatement[]>();
  const rest: CompiledStatement[] = [];
  for (const statement of [...statements].sort((a, b) => a.index - b.index)) {
    const { negated, everything, literals, patterns } = statement.resources;
    if (!negated && !everything) for (const literal of literals) append(byResource, literal, statement);
    if (negated || everything || patterns.length > 0) rest.push(statement);
  }
  return { byResource, rest };
}

function append(map: Map<string, CompiledStatement[]>, key: string, statement: CompiledStatement): void {
  const list = map.get(key);
  if (list) list.push(statement);
  else map.set(key, [statement]);
}
