/**
 * The key under which a name is unique: AWS keeps the case of a name and ignores it when names are compared.
 * Names are ASCII (`[\w+=,.@-]+`), so lower case means the same in every language.
 */
export function nameKey(name: string): string {
  return name.toLowerCase();
}

/**
 * The key under which a tag is unique on its resource: tag keys keep their case and are compared without it.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html
 */
export function tagKey(key: string): string {
  return key.toLowerCase();
}
