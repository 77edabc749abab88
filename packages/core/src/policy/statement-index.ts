import { ANY_GRANT } from './grant.ts';
import type { Inquiry } from './request.ts';
import { NO_RESOURCES, type ResourceIndex, firstForResource, indexResources } from './resource-index.ts';
import { type CompiledStatement, coversAction } from './statement.ts';

type Statements = readonly CompiledStatement[];

/** Statements of one effect, found by action and resource. */
export interface StatementIndex {
  readonly size: number;
  readonly byAction: ReadonlyMap<string, Statements>;
  readonly byService: ReadonlyMap<string, Statements>;
  readonly anyService: Statements;
  /** All statements, where each of them covers every action, as in `FullAWSAccess`. */
  readonly whole: ResourceIndex | undefined;
  /** INVARIANT: what is remembered depends on nothing but the statements and the action, so it never goes stale. */
  readonly remembered: Map<string, ResourceIndex>;
}

/** How many actions an index remembers the answer for. More than one service has; a caller's inventions can't grow it. */
const MAX_REMEMBERED = 2048;
const NONE: Statements = [];

/** Indexes statements by the service and the action they name. What names no service in full is looked at for every action. */
export function indexStatements(statements: Statements): StatementIndex {
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
  return {
    size: statements.length,
    byAction,
    byService,
    anyService,
    whole: statements.every(coversEveryAction) ? indexResources(statements) : undefined,
    remembered: new Map(),
  };
}

/**
 * The first statement, in document order, that matches.
 * @param action through `asciiLowerCase`
 * @param wanted which grant kinds count, as bits of `GRANT`; all when left out
 */
export function firstStatement(
  index: StatementIndex,
  action: string,
  inquiry: Inquiry,
  wanted: number = ANY_GRANT,
): CompiledStatement | undefined {
  const resources = index.whole ?? index.remembered.get(action) ?? resourcesFor(index, action);
  return resources === NO_RESOURCES ? undefined : firstForResource(resources, inquiry, wanted);
}

function resourcesFor({ byAction, byService, anyService, remembered }: StatementIndex, action: string): ResourceIndex {
  const service = action.slice(0, Math.max(0, action.indexOf(':')));
  const candidates = new Set([...(byAction.get(action) ?? NONE), ...(byService.get(service) ?? NONE), ...anyService]);
  const covering = [...candidates].filter(({ actions }) => coversAction(actions, action));
  const index = covering.length > 0 ? indexResources(covering) : NO_RESOURCES;
  if (remembered.size < MAX_REMEMBERED) remembered.set(action, index);
  return index;
}

/** `Action: "*"`, and `NotAction` that leaves nothing out. */
const coversEveryAction = ({ actions: { negated, patterns } }: CompiledStatement): boolean =>
  negated ? patterns.length === 0 : patterns.some(({ prefix, prefixOnly }) => prefixOnly && prefix === '');

/** Under which action, service or neither a statement has to be found. */
function placesOf({ actions }: CompiledStatement): readonly { readonly action?: string; readonly service?: string }[] {
  if (actions.negated) return [{}];
  return actions.patterns.map(({ literal, prefix }) => {
    if (literal !== undefined) return { action: literal };
    const colon = prefix.indexOf(':');
    return colon < 0 ? {} : { service: prefix.slice(0, colon) };
  });
}

function append(map: Map<string, CompiledStatement[]>, key: string, statement: CompiledStatement): void {
  const list = map.get(key);
  if (list) list.push(statement);
  else map.set(key, [statement]);
}
