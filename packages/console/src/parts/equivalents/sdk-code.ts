import { serviceOf } from '../../api/encode-form.ts';

/** The call in JavaScript, with the AWS SDK v3; undefined for an operation that the SDK does not have. */
export function sdkCode(
  operations: readonly { readonly operation: string; readonly input: object }[],
  endpoint: string,
  region: string,
): string | undefined {
  const known = operations.filter(({ operation }) => serviceOf(operation) !== 'countersign');
  const service = known[0] && serviceOf(known[0].operation);
  const ours = known.filter(({ operation }) => serviceOf(operation) === service);
  if (service === undefined) return undefined;
  const client = service === 'iam' ? 'IAMClient' : 'STSClient';
  const commands = [...new Set(ours.map(({ operation }) => `${operation}Command`))];
  return [
    `import { ${[client, ...commands].join(', ')} } from '@aws-sdk/client-${service}';`,
    '',
    `const client = new ${client}({ endpoint: ${literal(endpoint)}, region: ${literal(region)} });`,
    ...ours.map(({ operation, input }) => `await client.send(new ${operation}Command(${objectLiteral(input)}));`),
  ].join('\n');
}

const literal = (text: string): string => `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;

function objectLiteral(value: unknown, indent: string = ''): string {
  if (typeof value === 'string') return literal(value);
  if (value instanceof Date) return `new Date(${literal(value.toISOString())})`;
  if (Array.isArray(value)) return `[${value.map((item) => objectLiteral(item, indent)).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'undefined';
  const members = Object.entries(value).filter(([, part]) => part !== undefined);
  const flat = members.map(([name, part]) => `${name}: ${objectLiteral(part, indent)}`).join(', ');
  if (flat.length < 70) return flat === '' ? '{}' : `{ ${flat} }`;
  const deeper = `${indent}  `;
  return `{\n${members.map(([name, part]) => `${deeper}${name}: ${objectLiteral(part, deeper)},`).join('\n')}\n${indent}}`;
}
