import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { call } from '../../api/call.ts';
import { entitiesOf, type Entity } from './entities.ts';

type Usage = 'PermissionsPolicy' | 'PermissionsBoundary';

/** Every user and group that uses a policy in one way. */
export async function readEntities(arn: string, usage: Usage): Promise<readonly Entity[]> {
  const found: Entity[] = [];
  let marker: string | undefined;
  do {
    const answer = await call('ListEntitiesForPolicy', {
      PolicyArn: arn,
      PolicyUsageFilter: usage,
      MaxItems: 1000,
      ...(marker === undefined ? {} : { Marker: marker }),
    });
    found.push(...entitiesOf(answer));
    marker = answer.IsTruncated === true ? answer.Marker : undefined;
  } while (marker !== undefined);
  return found;
}

/** Reads who has a policy attached, or has it as their boundary. */
export function useEntities(arn: string, usage: Usage): UseQueryResult<readonly Entity[]> {
  return useQuery({ queryKey: ['ListEntitiesForPolicy', arn, usage, 'all'], queryFn: () => readEntities(arn, usage) });
}
