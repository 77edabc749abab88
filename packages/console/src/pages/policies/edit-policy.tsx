import type { JSX } from 'react';
import { useSearchParams } from 'react-router';
import { NotFound } from '../../app/not-found.tsx';
import { EditInline } from './edit-inline.tsx';
import { EditManaged } from './edit-managed.tsx';
import { inlineOwner } from './inline-owner.ts';

/** Edits a managed policy (`arn=`), or an inline policy of a user or group (`user=` or `group=`, and `inline=`). */
export default function EditPolicy(): JSX.Element {
  const [address] = useSearchParams();
  const owner = inlineOwner(address);
  const inline = address.get('inline');
  const arn = address.get('arn');
  if (owner && inline !== null) return <EditInline key={`${owner.kind}/${owner.name}/${inline}`} owner={owner} name={inline} />;
  if (arn !== null && arn !== '') return <EditManaged key={arn} arn={arn} />;
  return <NotFound />;
}
