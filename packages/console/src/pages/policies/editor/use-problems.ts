import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { findProblems, type Problem } from './problem.ts';
import { serviceFacts, type ServiceFacts } from './service-facts.ts';

/** How long nothing must have been typed before the text is looked at, in milliseconds. */
const PAUSE = 200;

/** What was found, and in which text: while somebody types, the text is ahead. */
export interface Problems {
  readonly found: readonly Problem[];
  readonly text: string;
  /** Whether what services exist could not be fetched: then nothing is said of actions, keys and ARNs that there are not. */
  readonly isWithoutFacts: boolean;
}

/** What there is in AWS, once it is there. */
export function useServiceFacts(): { readonly facts: ServiceFacts | undefined; readonly isMissing: boolean } {
  const { data, isError } = useQuery({
    queryKey: ['service-facts'],
    queryFn: serviceFacts,
    staleTime: Infinity,
    gcTime: Infinity,
  });
  return { facts: data, isMissing: isError };
}

/** Looks at a text whenever it has rested. Undefined until it was looked at for the first time. */
export function useProblems(text: string): Problems | undefined {
  const { facts, isMissing } = useServiceFacts();
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), PAUSE);
    return () => clearTimeout(timer);
  }, [text]);
  const { data } = useQuery({
    queryKey: ['policy problems', rested, facts !== undefined],
    queryFn: () => look(rested, facts),
    enabled: facts !== undefined || isMissing,
    placeholderData: (previous) => previous,
    staleTime: Infinity,
    gcTime: 0,
  });
  return data;
}

/** Without facts where a service cannot be fetched. */
async function look(text: string, facts: ServiceFacts | undefined): Promise<Problems> {
  try {
    return { found: await findProblems(text, facts), text, isWithoutFacts: facts === undefined };
  } catch {
    return { found: await findProblems(text, undefined), text, isWithoutFacts: true };
  }
}
