/**
 * The key under which a name is unique: AWS keeps the case of a name and ignores it when names are compared.
 * Names are ASCII (`[\w+=,.@-]+`), so lower case means the same in every language.
 */
export function nameKey(name: string): string {
  return name.toLowerCase();
}

/** What may wear tags. */
export type TagWearer = 'user' | 'role' | 'policy' | 'mfa' | 'instanceProfile' | 'serverCertificate' | 'oidcProvider';

/**
 * The key under which a tag is unique on its resource. Users and roles compare keys without regard to case, everything else with it.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html#id_tags_rules_creating
 */
export function tagKey(wearer: TagWearer, key: string): string {
  return wearer === 'user' || wearer === 'role' ? key.toLowerCase() : key;
}
