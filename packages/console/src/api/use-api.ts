import { useMutation, useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query';
import { call } from './call.ts';
import type { Input, OperationName, Output } from './wire.ts';

/** Reads by one call. The answer is kept until something that is written says it is old (`useWrite`). */
export function useRead<Name extends OperationName>(
  name: Name,
  input: Input<Name>,
  options: { readonly enabled?: boolean; readonly refetchInterval?: number | false } = {},
): UseQueryResult<Output<Name>> {
  return useQuery({ queryKey: [name, input], queryFn: () => call(name, input), ...options });
}

/** The members of an answer that are lists. */
type ListMember<Name extends OperationName> = {
  [K in keyof Output<Name>]-?: NonNullable<Output<Name>[K]> extends readonly unknown[] ? K : never;
}[keyof Output<Name>];
type Item<Name extends OperationName, Member extends ListMember<Name>> =
  NonNullable<Output<Name>[Member]> extends readonly (infer One)[] ? One : never;

/** Reads every page of a listing, 1,000 a call. @param member which list of the answer, such as `Users`. */
export async function callAll<Name extends OperationName, Member extends ListMember<Name>>(
  name: Name,
  input: Input<Name>,
  member: Member,
): Promise<readonly Item<Name, Member>[]> {
  const found: Item<Name, Member>[] = [];
  let marker: string | undefined;
  do {
    const page = { ...(input as object), MaxItems: 1000, ...(marker === undefined ? {} : { Marker: marker }) };
    const answer = await call(name, page as Input<Name>);
    found.push(...((answer[member] ?? []) as readonly Item<Name, Member>[]));
    const { IsTruncated, Marker } = answer as { readonly IsTruncated?: boolean; readonly Marker?: string };
    marker = IsTruncated === true ? Marker : undefined;
  } while (marker !== undefined);
  return found;
}

/** Reads a whole listing, all pages of it. */
export function useReadAll<Name extends OperationName, Member extends ListMember<Name>>(
  name: Name,
  input: Input<Name>,
  member: Member,
  options: { readonly enabled?: boolean } = {},
): UseQueryResult<readonly Item<Name, Member>[]> {
  return useQuery({ queryKey: [name, input, 'all'], queryFn: () => callAll(name, input, member), ...options });
}

/**
 * Changes something by one call; then everything that was read is asked again, for the pages that show it.
 * The answer is handed to the caller and kept nowhere: it may hold a secret.
 */
export function useWrite<Name extends OperationName>(name: Name): UseMutationResult<Output<Name>, Error, Input<Name>> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: Input<Name>) => call(name, input),
    gcTime: 0,
    onSuccess: () => {
      // Not waited for: a dialog that goes with the row it was about must still hear that the change was made.
      void client.invalidateQueries();
    },
  });
}
