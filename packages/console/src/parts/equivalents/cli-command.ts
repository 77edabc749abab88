import { serviceOf } from '../../api/encode-form.ts';

/** `EnableMFADevice` → `enable-mfa-device`, as the AWS CLI names operations and options. SOURCE: the CLI's own command names. */
export function cliName(name: string): string {
  return name
    .replace(/SAML|MFA|SSH|QRCodePNG|OpenID/g, (word) => word[0] + word.slice(1).toLowerCase())
    .replace(/Openid/g, 'OpenId')
    .replace(/(.)([A-Z][a-z]+)/g, '$1-$2')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase();
}

/** Quotes for a POSIX shell where it must be. */
export function shellQuoted(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

const isTag = (item: unknown): item is { readonly Key: string; readonly Value: string } =>
  typeof item === 'object' && item !== null && 'Key' in item && 'Value' in item;
// The CLI's shorthand has its own signs: what holds one goes as JSON.
const isPlain = (text: string): boolean => /^[\w@%+:./ -]+$/.test(text);

function option(name: string, value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  const flag = `--${cliName(name)}`;
  if (typeof value === 'boolean') return value ? flag : `--no-${cliName(name)}`;
  if (Array.isArray(value)) {
    if (value.length === 0) return undefined;
    if (value.every((item) => isTag(item) && isPlain(item.Key) && isPlain(item.Value))) {
      const tags = value as readonly { readonly Key: string; readonly Value: string }[];
      return `${flag} ${tags.map(({ Key, Value }) => shellQuoted(`Key=${Key},Value=${Value}`)).join(' ')}`;
    }
    if (value.every((item) => typeof item === 'string')) return `${flag} ${value.map(shellQuoted).join(' ')}`;
    return `${flag} ${shellQuoted(JSON.stringify(value))}`;
  }
  if (typeof value === 'object') return `${flag} ${shellQuoted(JSON.stringify(value))}`;
  return `${flag} ${shellQuoted(typeof value === 'string' ? value : JSON.stringify(value))}`;
}

/** The AWS CLI's command for a call; undefined for an operation that the CLI does not have. */
export function cliCommand(operation: string, input: object, endpoint: string): string | undefined {
  const service = serviceOf(operation);
  if (service === 'countersign') return undefined;
  const options = Object.entries(input).map(([name, value]) => option(name, value));
  // The CLI writes the seed into a file, and asks which.
  if (operation === 'CreateVirtualMFADevice') options.push('--outfile qr.png', '--bootstrap-method QRCodePNG');
  const parts = [...options.filter((part) => part !== undefined), `--endpoint-url ${shellQuoted(endpoint)}`];
  return [`aws ${service} ${cliName(operation)}`, ...parts].join(parts.length > 2 ? ' \\\n    ' : ' ');
}
