import type * as iam from '@aws-sdk/client-iam';
import type * as sts from '@aws-sdk/client-sts';
import type { OwnOperations } from './own-operations.ts';

/**
 * An answer as JSON carries it: times are seconds since 1970, members without a value are left out, and a member that may be
 * undefined in the SDK's types may be missing here.
 */
export type Wire<T> = T extends Date
  ? number
  : T extends readonly (infer Item)[]
    ? readonly Wire<Item>[]
    : T extends Uint8Array
      ? string
      : T extends object
        ? { readonly [K in keyof T as K extends '$metadata' ? never : K]: Wire<T[K]> }
        : T;

/** An input as the console writes it: times as `Date`, lists and structures as they are. */
export type Sendable =
  string | number | boolean | Date | Uint8Array | undefined | readonly Sendable[] | { readonly [name: string]: Sendable };

type Sdk<Module, Name extends string> = `${Name}Command` extends keyof Module
  ? Module[`${Name}Command`] extends abstract new (...args: never) => infer Command
    ? Command extends {
        readonly input: infer Input;
        resolveMiddleware(...args: never): (args: never) => Promise<{ output: infer Output }>;
      }
      ? { input: Input; output: Output }
      : never
    : never
  : never;
type Names<Module> = keyof Module extends infer Key ? (Key extends `${infer Name}Command` ? Name : never) : never;

type IamName = Names<typeof iam>;
type StsName = Names<typeof sts>;
export type OwnName = keyof OwnOperations;
/** Every operation that there is on the wire: AWS's, and this house's own. */
export type OperationName = IamName | StsName | OwnName;

type Pair<Name extends OperationName> = Name extends OwnName
  ? OwnOperations[Name]
  : Name extends IamName
    ? Sdk<typeof iam, Name>
    : Name extends StsName
      ? Sdk<typeof sts, Name>
      : never;

/** What an operation takes, in AWS's own types. */
export type Input<Name extends OperationName> = Pair<Name> extends { input: infer I } ? I : never;
/** What an operation answers. */
export type Output<Name extends OperationName> = Pair<Name> extends { output: infer O } ? Wire<O> : never;
