import { useRead } from '../../api/use-api.ts';
import { generatePassword } from '../../parts/generate-password.ts';
import type { PasswordChoice } from './password-fields.tsx';

/** Makes what was chosen a password: one's own, or a generated one that the account's policy takes. */
export function useNewPassword(): (choice: PasswordChoice) => string {
  // Where nobody has set a policy, or may not read it, the usual length is long enough.
  const { data } = useRead('GetAccountPasswordPolicy', {});
  return ({ custom }) => custom ?? generatePassword(data?.PasswordPolicy?.MinimumPasswordLength ?? 0);
}
