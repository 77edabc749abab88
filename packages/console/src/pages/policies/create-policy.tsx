import type { JSX } from 'react';
import { useSearchParams } from 'react-router';
import { CreateInline } from './create-inline.tsx';
import { CreateManaged } from './create-managed.tsx';
import { inlineOwner } from './inline-owner.ts';

/** Creates a managed policy; with `user=` or `group=` in the address an inline policy of theirs. */
export default function CreatePolicy(): JSX.Element {
  const [address] = useSearchParams();
  const owner = inlineOwner(address);
  return owner ? <CreateInline owner={owner} /> : <CreateManaged />;
}
