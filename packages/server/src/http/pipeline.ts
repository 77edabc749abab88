import type { Caller, Origin } from '../domain/caller.ts';
import { ServiceError } from '../domain/errors.ts';
import type { EnforcementView } from '../feed/entities.ts';
import type { Operation, ReadTools, Target, Tools, WriteTools } from '../operations/operation.ts';
import type { Store, Write } from '../store/store.ts';
import type { HttpRequest, HttpResponse } from './message.ts';

/** What a request asks for, read from its form before anyone knows who asks. */
export interface Call {
  readonly service: string;
  /** AWS's operation name, such as `CreateUser`; empty when the request names none. */
  readonly operation: string;
}

/** A call whose input is well formed, and the operation that answers it. */
export interface Bound<C extends Call = Call> {
  readonly call: C;
  readonly operation: Operation<unknown>;
  readonly input: unknown;
}

/** Facts of one request that every room may use. */
export interface Visit {
  readonly requestId: string;
  readonly now: Date;
  readonly origin: Origin;
  readonly request: HttpRequest;
}

/** How a request ended, for the record. */
export interface Ending<C extends Call = Call> {
  readonly visit: Visit;
  readonly call: C | undefined;
  readonly caller: Caller | undefined;
  readonly input: unknown;
  readonly targets: readonly Target[];
  readonly outcome: { readonly output: unknown } | { readonly refusal: ServiceError };
}

/** The rooms that a request passes, in this order. `app/compose.ts` hands them in; none knows another. */
export interface Rooms<C extends Call = Call> {
  begin(request: HttpRequest): Visit;
  /** wire: which action. @throws ServiceError when the form is malformed */
  open(visit: Visit): C;
  /** authn: who. @throws ServiceError when the request proves nothing */
  authenticate(visit: Visit, call: C): Promise<Caller>;
  /** wire: is the input well formed, and is there an operation. */
  bind(call: C): Bound<C>;
  tools(visit: Visit, caller: Caller): Tools;
  /** feed: what was read of an account since it last changed. */
  recall: <T extends object>(accountId: string, key: string, load: () => Promise<T>, weigh: (answer: T) => number) => Promise<T>;
  /** authn, again, inside the transaction: does the caller's key still stand. */
  recheck(caller: Caller, view: EnforcementView): Promise<void>;
  /** authz: may they. @throws ServiceError `AccessDenied`, with its reason */
  authorize(
    caller: Caller,
    operation: Operation<unknown>,
    targets: readonly Target[],
    visit: Visit,
    view: EnforcementView,
  ): Promise<void>;
  readonly store: Store;
  readonly view: EnforcementView;
  viewWithin(write: Write): EnforcementView;
  /** audit: puts the record of a change into the transaction that makes it, or of anything else into the next one. */
  record(ending: Ending<C>, write?: Write): void;
  /** wire: says so in AWS's words. */
  encode(call: C, output: unknown, visit: Visit): HttpResponse;
  refuse(refusal: ServiceError, call: C | undefined, visit: Visit): HttpResponse;
  /** A bug or an outage: logged whole, shown as nothing but its request id. */
  fault(error: unknown, visit: Visit): ServiceError;
}

/** The whole life of a request. Read this first. */
export async function answer<C extends Call>(request: HttpRequest, rooms: Rooms<C>): Promise<HttpResponse> {
  const visit = rooms.begin(request);
  let call: C | undefined;
  let caller: Caller | undefined;
  let bound: Bound<C> | undefined;
  try {
    call = rooms.open(visit); // which action
    caller = await rooms.authenticate(visit, call); // who
    bound = rooms.bind(call); // is the input well formed
    return await perform(bound, caller, visit, rooms); // may they; do it, say so in AWS's words, and record it
  } catch (error) {
    const refusal = error instanceof ServiceError ? error : rooms.fault(error, visit);
    try {
      rooms.record({ visit, call, caller, input: bound?.input, targets: [], outcome: { refusal } });
    } catch (unrecorded) {
      // A refusal that can't be recorded is still a refusal, only a less exact one.
      return rooms.refuse(unrecorded instanceof ServiceError ? unrecorded : rooms.fault(unrecorded, visit), call, visit);
    }
    return rooms.refuse(refusal, call, visit);
  }
}

/**
 * Authorizes and runs. A change is authorized, made and recorded in one transaction, at the sequence it is made at.
 * INVARIANT: the answer is written before the change is recorded and committed: what can't be told is not done.
 */
async function perform<C extends Call>(bound: Bound<C>, caller: Caller, visit: Visit, rooms: Rooms<C>): Promise<HttpResponse> {
  const { operation, input, call } = bound;
  const tools = rooms.tools(visit, caller);
  const ending = (targets: readonly Target[], output: unknown): Ending<C> => ({
    visit,
    call,
    caller,
    input,
    targets,
    outcome: { output },
  });

  const readTools = (): ReadTools => ({
    ...tools,
    db: rooms.store.read,
    recall: (key, load, weigh) => rooms.recall(caller.accountId, key, load, weigh),
  });
  const authorized = async (its: ReadTools, view: EnforcementView): Promise<readonly Target[]> => {
    if (!operation.targets) return [];
    const targets = await operation.targets(input, its);
    await rooms.authorize(caller, operation, targets, visit, view);
    return targets;
  };

  if (operation.kind === 'read') {
    const its = readTools();
    const targets = await authorized(its, rooms.view);
    const output = await operation.run(input, its);
    const response = rooms.encode(call, output, visit);
    rooms.record(ending(targets, output));
    return response;
  }

  const run = await prepared(operation, input, readTools, (its) => authorized(its, rooms.view));
  return rooms.store.write({
    receipt: { accountId: caller.accountId, requestId: visit.requestId, time: visit.now.getTime() },
    async run(write) {
      const view = rooms.viewWithin(write);
      // A transaction sees its own changes, which nobody remembers yet.
      const writeTools: WriteTools = { ...tools, db: write.db, write, recall: (_, load) => load() };
      // INVARIANT: a key that an earlier change of this very commit removed can authorize nothing more.
      await rooms.recheck(caller, view);
      const targets = await authorized(writeTools, view);
      const output = await run(writeTools);
      const response = rooms.encode(call, output, visit);
      rooms.record(ending(targets, output), write);
      return response;
    },
  });
}

/**
 * Does the slow work of a change before its transaction, and gives what is left to do inside it.
 * INVARIANT: nobody has slow work done for them who may not make the change.
 */
async function prepared(
  operation: Extract<Operation<unknown>, { kind: 'write' }>,
  input: unknown,
  readTools: () => ReadTools,
  authorized: (its: ReadTools) => Promise<unknown>,
): Promise<(its: WriteTools) => Promise<unknown>> {
  if (!operation.prepare) return (its) => operation.run(input, its);
  const its = readTools();
  await authorized(its);
  const ready = await operation.prepare(input, its);
  return (within) => operation.run(input, within, ready);
}
