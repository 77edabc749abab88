import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { readAffected, type Affected, type Target } from './affected.ts';

/** Reads who is affected by a change of a policy. */
export function useAffected(target: Target): UseQueryResult<readonly Affected[]> {
  return useQuery({ queryKey: ['affected users', target], queryFn: () => readAffected(target) });
}
