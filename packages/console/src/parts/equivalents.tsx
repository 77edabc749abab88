import type { JSX } from 'react';
import type { Input, OperationName } from '../api/wire.ts';

export interface Equivalent<Name extends OperationName = OperationName> {
  readonly operation: Name;
  readonly input: Input<Name>;
}

/** Shows what the page does as commands: AWS CLI, SDK for JavaScript and Terraform. */
export function Equivalents(_: { readonly of: readonly Equivalent[] }): JSX.Element | null {
  return null;
}
