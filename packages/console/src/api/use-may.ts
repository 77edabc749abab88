import { useQuery } from '@tanstack/react-query';
import { call } from './call.ts';
import type { PermissionCheck, PermissionResult } from './own-operations.ts';

const MOST = 100;
interface Waiting {
  readonly check: PermissionCheck;
  readonly resolve: (result: PermissionResult) => void;
  readonly reject: (error: unknown) => void;
}
let waiting: Waiting[] = [];

/** Questions that are asked while a page draws leave together, a hundred in one call. */
function ask(check: PermissionCheck): Promise<PermissionResult> {
  return new Promise((resolve, reject) => {
    if (waiting.length === 0) setTimeout(flush, 0);
    waiting.push({ check, resolve, reject });
  });
}

function flush(): void {
  const all = waiting;
  waiting = [];
  for (let i = 0; i < all.length; i += MOST) void answer(all.slice(i, i + MOST));
}

async function answer(batch: readonly Waiting[]): Promise<void> {
  try {
    const { Results } = await call('CheckPermissions', { Checks: batch.map(({ check }) => check) });
    batch.forEach(({ check, resolve }, i) =>
      resolve(Results[i] ?? { Action: check.Action, ResourceArn: check.ResourceArn ?? '*', Allowed: true }),
    );
  } catch (error) {
    for (const { reject } of batch) reject(error);
  }
}

/** What a button needs to know of a permission. While nobody has answered yet it is `asking`, and nothing is forbidden. */
export type May =
  | { readonly state: 'asking' | 'allowed' }
  | { readonly state: 'denied'; readonly action: string; readonly resource: string; readonly message: string | undefined };

/**
 * Asks whether who is signed in may do `action`. The server decides again when it is done: this is for naming the missing
 * permission before somebody runs into it.
 * @param action such as `iam:CreateUser`; undefined asks nothing and allows.
 * @param resource an ARN; `*` when left out.
 */
export function useMay(action: string | undefined, resource?: string): May {
  const { data } = useQuery({
    queryKey: ['CheckPermissions', action, resource],
    queryFn: () => ask({ Action: action ?? '', ...(resource === undefined ? {} : { ResourceArn: resource }) }),
    enabled: action !== undefined,
    staleTime: 30_000,
    retry: false,
  });
  if (action === undefined) return { state: 'allowed' };
  if (!data) return { state: 'asking' };
  if (data.Allowed) return { state: 'allowed' };
  return { state: 'denied', action: data.Action, resource: data.ResourceArn, message: data.Message };
}
