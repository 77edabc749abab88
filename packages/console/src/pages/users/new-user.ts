import { step, type Step } from '../../api/use-steps.ts';
import type { EditedTag } from '../attach/tag-rules.ts';

/** Lets a user change their own password. */
export const CHANGE_PASSWORD_POLICY = 'arn:aws:iam::aws:policy/IAMUserChangePassword';

/** A user while it is filled in. INVARIANT: lives in the page's state only, for the password. */
export interface NewUser {
  readonly name: string;
  readonly path: string;
  readonly hasConsole: boolean;
  readonly passwordKind: 'generated' | 'custom';
  /** What was typed; a generated one is made when the user is. */
  readonly password: string;
  readonly mustChange: boolean;
  readonly way: 'groups' | 'copy' | 'policies';
  readonly groups: readonly string[];
  /** ARNs. */
  readonly policies: readonly string[];
  readonly copyFrom: string | undefined;
  /** The ARN of a policy. */
  readonly boundary: string | undefined;
  readonly tags: readonly EditedTag[];
}

export const EMPTY_USER: NewUser = {
  name: '',
  path: '',
  hasConsole: false,
  passwordKind: 'generated',
  password: '',
  mustChange: true,
  way: 'groups',
  groups: [],
  policies: [],
  copyFrom: undefined,
  boundary: undefined,
  tags: [],
};

/** What a user is given. */
export interface Permissions {
  readonly groups: readonly string[];
  /** ARNs. */
  readonly policies: readonly string[];
  readonly inline: readonly { readonly name: string; readonly document: string }[];
  readonly boundary: string | undefined;
}
export const NO_PERMISSIONS: Permissions = { groups: [], policies: [], inline: [], boundary: undefined };

/**
 * What the new user is given in the chosen way. What was chosen in another way does not count.
 * @param copied what the user has that is copied from.
 * @param everyoneMayChange whether all users of the account may change their passwords; else a policy has to let the new one.
 */
export function permissionsOf(user: NewUser, copied: Permissions, everyoneMayChange: boolean): Permissions {
  const chosen: Permissions =
    user.way === 'groups'
      ? { ...NO_PERMISSIONS, groups: user.groups }
      : user.way === 'policies'
        ? { ...NO_PERMISSIONS, policies: user.policies }
        : copied;
  const needsPolicy =
    user.hasConsole && user.mustChange && !everyoneMayChange && !chosen.policies.includes(CHANGE_PASSWORD_POLICY);
  return {
    ...chosen,
    boundary: user.boundary ?? chosen.boundary,
    policies: needsPolicy ? [...chosen.policies, CHANGE_PASSWORD_POLICY] : chosen.policies,
  };
}

/** The tags without the lines that were added and left empty. */
export const filledTags = ({ tags }: NewUser): readonly EditedTag[] =>
  tags.filter(({ key, value }) => key !== '' || value !== '');

/** The calls that make the user: first itself, then what it is given, and last the way in. */
export function creationSteps(user: NewUser, permissions: Permissions, password: string): readonly Step[] {
  const UserName = user.name;
  const tags = filledTags(user);
  const { boundary, groups, inline, policies } = permissions;
  return [
    step('CreateUser', {
      UserName,
      ...(user.path === '' ? {} : { Path: user.path }),
      ...(boundary === undefined ? {} : { PermissionsBoundary: boundary }),
      ...(tags.length === 0 ? {} : { Tags: tags.map(({ key, value }) => ({ Key: key, Value: value })) }),
    }),
    ...groups.map((GroupName) => step('AddUserToGroup', { UserName, GroupName })),
    ...policies.map((PolicyArn) => step('AttachUserPolicy', { UserName, PolicyArn })),
    ...inline.map(({ name, document }) => step('PutUserPolicy', { UserName, PolicyName: name, PolicyDocument: document })),
    ...(user.hasConsole
      ? [step('CreateLoginProfile', { UserName, Password: password, PasswordResetRequired: user.mustChange })]
      : []),
  ];
}
