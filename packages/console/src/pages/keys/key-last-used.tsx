import Spinner from '@cloudscape-design/components/spinner';
import type { JSX } from 'react';
import { hasCode } from '../../api/api-error.ts';
import { useRead } from '../../api/use-api.ts';
import { Time } from '../../parts/time.tsx';
import { useText } from '../../text/catalogue.ts';
import { commonText } from '../../text/common.ts';
import { keysText } from './text.ts';

/** When and for what a key was last used, as far as it is known. */
export interface LastUse {
  readonly isKnown: boolean;
  readonly refusal: Error | null;
  /** Seconds since 1970; undefined: never. */
  readonly at: number | undefined;
  readonly region: string | undefined;
  readonly service: string | undefined;
}

/** Asks when a key was last used. @param every asks again after so many milliseconds; false: once. */
export function useLastUse(accessKeyId: string, every: number | false = false): LastUse {
  const { data, error } = useRead('GetAccessKeyLastUsed', { AccessKeyId: accessKeyId }, { refetchInterval: every });
  const use = data?.AccessKeyLastUsed;
  const isUsed = use?.LastUsedDate !== undefined;
  return {
    isKnown: data !== undefined,
    refusal: error,
    at: use?.LastUsedDate,
    region: isUsed ? use.Region : undefined,
    service: isUsed ? use.ServiceName : undefined,
  };
}

/** "3 days ago", "Never used", or the permission that is missing to know it. */
export function KeyLastUsed({ use }: { readonly use: LastUse }): JSX.Element {
  const text = useText(keysText);
  const common = useText(commonText);
  if (hasCode(use.refusal, 'AccessDenied')) return <>{common.needsPermission('iam:GetAccessKeyLastUsed', '*')}</>;
  if (use.refusal) return <>{use.refusal.message}</>;
  if (!use.isKnown) return <Spinner />;
  return <Time at={use.at} as="age" otherwise={text.key.never} />;
}
