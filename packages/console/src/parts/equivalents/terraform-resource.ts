type Fields = Readonly<Record<string, unknown>>;
type Resource = { readonly type: string; readonly attributes: (input: Fields) => Fields };

/** Which resource of the AWS provider stands for a call, and its arguments. SOURCE: the provider's documentation. */
const RESOURCES: Readonly<Record<string, Resource>> = {
  CreateUser: {
    type: 'aws_iam_user',
    attributes: ({ UserName, Path, PermissionsBoundary, Tags }) => ({
      name: UserName,
      path: Path,
      permissions_boundary: PermissionsBoundary,
      tags: tagsOf(Tags),
    }),
  },
  CreateGroup: { type: 'aws_iam_group', attributes: ({ GroupName, Path }) => ({ name: GroupName, path: Path }) },
  AddUserToGroup: {
    type: 'aws_iam_user_group_membership',
    attributes: ({ UserName, GroupName }) => ({ user: UserName, groups: [GroupName] }),
  },
  AttachUserPolicy: {
    type: 'aws_iam_user_policy_attachment',
    attributes: ({ UserName, PolicyArn }) => ({ user: UserName, policy_arn: PolicyArn }),
  },
  AttachGroupPolicy: {
    type: 'aws_iam_group_policy_attachment',
    attributes: ({ GroupName, PolicyArn }) => ({ group: GroupName, policy_arn: PolicyArn }),
  },
  CreatePolicy: {
    type: 'aws_iam_policy',
    attributes: ({ PolicyName, Path, Description, PolicyDocument, Tags }) => ({
      name: PolicyName,
      path: Path,
      description: Description,
      policy: PolicyDocument,
      tags: tagsOf(Tags),
    }),
  },
  PutUserPolicy: {
    type: 'aws_iam_user_policy',
    attributes: ({ UserName, PolicyName, PolicyDocument }) => ({ user: UserName, name: PolicyName, policy: PolicyDocument }),
  },
  PutGroupPolicy: {
    type: 'aws_iam_group_policy',
    attributes: ({ GroupName, PolicyName, PolicyDocument }) => ({ group: GroupName, name: PolicyName, policy: PolicyDocument }),
  },
  CreateAccessKey: { type: 'aws_iam_access_key', attributes: ({ UserName }) => ({ user: UserName }) },
  UpdateAccessKey: { type: 'aws_iam_access_key', attributes: ({ UserName, Status }) => ({ user: UserName, status: Status }) },
  CreateLoginProfile: {
    type: 'aws_iam_user_login_profile',
    attributes: ({ UserName, PasswordResetRequired }) => ({ user: UserName, password_reset_required: PasswordResetRequired }),
  },
  CreateAccountAlias: { type: 'aws_iam_account_alias', attributes: ({ AccountAlias }) => ({ account_alias: AccountAlias }) },
  CreateVirtualMFADevice: {
    type: 'aws_iam_virtual_mfa_device',
    attributes: ({ VirtualMFADeviceName, Path }) => ({ virtual_mfa_device_name: VirtualMFADeviceName, path: Path }),
  },
  UpdateAccountPasswordPolicy: {
    type: 'aws_iam_account_password_policy',
    attributes: (input) => ({
      minimum_password_length: input['MinimumPasswordLength'],
      require_symbols: input['RequireSymbols'],
      require_numbers: input['RequireNumbers'],
      require_uppercase_characters: input['RequireUppercaseCharacters'],
      require_lowercase_characters: input['RequireLowercaseCharacters'],
      allow_users_to_change_password: input['AllowUsersToChangePassword'],
      max_password_age: input['MaxPasswordAge'],
      password_reuse_prevention: input['PasswordReusePrevention'],
      hard_expiry: input['HardExpiry'],
    }),
  },
};

function tagsOf(tags: unknown): Fields | undefined {
  if (!Array.isArray(tags) || tags.length === 0) return undefined;
  return Object.fromEntries((tags as readonly { Key: string; Value: string }[]).map(({ Key, Value }) => [Key, Value]));
}

/** Terraform's own signs in a string are `${` and `%{`. */
const quoted = (text: string): string =>
  JSON.stringify(text)
    .replaceAll('${', () => '$${')
    .replaceAll('%{', '%%{');

function expression(name: string, value: unknown): string {
  if (name === 'policy' && typeof value === 'string')
    return `<<-JSON\n${value.replaceAll('${', () => '$${').replace(/^/gm, '    ')}\n  JSON`;
  if (typeof value === 'string') return quoted(value);
  if (Array.isArray(value)) return `[${value.map((item) => expression('', item)).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    return `{\n${Object.entries(value)
      .map(([key, item]) => `    ${quoted(key)} = ${expression('', item)}`)
      .join('\n')}\n  }`;
  }
  return String(value);
}

/** A name that Terraform takes for a resource. */
const label = (attributes: Fields): string => {
  const text = Object.values(attributes).find((value) => typeof value === 'string') ?? 'this';
  const clean =
    text
      .split('/')
      .at(-1)
      ?.toLowerCase()
      .replaceAll(/[^a-z0-9_]+/g, '_') ?? '';
  return /^[a-z_]/.test(clean) ? clean : `_${clean}`;
};

/** The Terraform resource that stands for a call; undefined where the provider has none. */
export function terraformResource(operation: string, input: object): string | undefined {
  const resource = Object.hasOwn(RESOURCES, operation) ? RESOURCES[operation] : undefined;
  if (!resource) return undefined;
  const attributes = Object.fromEntries(
    Object.entries(resource.attributes(input as Fields)).filter(([, value]) => value !== undefined),
  );
  const width = Math.max(...Object.keys(attributes).map((name) => name.length));
  const lines = Object.entries(attributes).map(([name, value]) => `  ${name.padEnd(width)} = ${expression(name, value)}`);
  return [`resource "${resource.type}" "${label(attributes)}" {`, ...lines, '}'].join('\n');
}
