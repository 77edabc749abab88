/**
 * Why the vault can't be used. For the operator, at start; no caller ever sees it.
 * `KekMissing`, `KekUnsafe` (who may read or change the file), `KekMalformed`, `KekWrong` (another key sealed this database),
 * `KeyringMissing`, `KeyringDamaged`, `KeyMissing` (an account without a key), `SealBroken` (changed, or put in another place).
 */
export type VaultErrorCode =
  'KekMissing' | 'KekUnsafe' | 'KekMalformed' | 'KekWrong' | 'KeyringMissing' | 'KeyringDamaged' | 'KeyMissing' | 'SealBroken';

/** A key or a seal that is not what it must be. Its message names files, versions and ids, never a key. */
export class VaultError extends Error {
  readonly code: VaultErrorCode;
  constructor(code: VaultErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'VaultError';
    this.code = code;
  }
}
