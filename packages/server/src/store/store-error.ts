/** Why a store does not open. */
export type StoreErrorCode =
  | 'InUse' // another process has it
  | 'Missing' // the folder, or a part of the database, is not there
  | 'Exposed' // others than the owner may read it, or it is not a plain file
  | 'Foreign' // another program's database, or no database at all
  | 'Newer' // made by a newer Countersign
  | 'Damaged' // torn, truncated or changed from outside
  | 'Unreachable'; // the database server, or the disk, does not answer

/** The store cannot be opened, and nothing in it was changed. The message is one sentence for the operator. */
export class StoreError extends Error {
  readonly code: StoreErrorCode;
  constructor(code: StoreErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StoreError';
    this.code = code;
  }
}
