import { printable } from './printable.ts';
import { facts } from './table.ts';

type Fields = Readonly<Record<string, unknown>>;

/** What is shown in front, under these names; the trace is left out, since `text` tells it in words. */
const HEAD: readonly (readonly [key: string, name: string])[] = [
  ['requestId', 'Request ID'],
  ['time', 'Time'],
  ['sourceIp', 'From'],
  ['service', 'Service'],
  ['operation', 'Operation'],
  ['principal', 'Who'],
  ['accessKeyId', 'Access key ID'],
  ['action', 'Action'],
  ['resource', 'Resource'],
];
const TOLD: ReadonlySet<string> = new Set(['kind', 'code', 'message', 'text', 'trace', ...HEAD.map(([key]) => key)]);

/**
 * Puts an explanation into readable words: the refusal as the caller saw it, who and what, the reasons, and whatever else the
 * server tells, such as the canonical request that it built.
 */
export function renderExplanation(explanation: unknown): string {
  if (!isFields(explanation)) return `${printable(String(explanation))}\n`;
  const { code, message, text } = explanation;
  const title = [code, message].filter((part) => typeof part === 'string').join(': ');
  const known = HEAD.flatMap(([key, name]) => {
    const value = explanation[key];
    return typeof value === 'string' ? [[name, value] as const] : [];
  });
  const causes = causesOf(explanation['diagnosis']);
  const rest = Object.entries(explanation).filter(([key]) => !TOLD.has(key));
  const blocks = [
    title,
    known.length === 0 ? '' : facts(known),
    typeof text === 'string' ? text : '',
    causes.map((cause) => `- ${cause}`).join('\n'),
    rest.map(([key, value]) => outline(key, causes.length > 0 ? withoutCauses(value) : value, '')).join('\n'),
  ];
  return `${printable(
    blocks
      .map((block) => block.trimEnd())
      .filter((block) => block !== '')
      .join('\n\n'),
  )}\n`;
}

/** The causes that the server can tell, one sentence each; the likeliest stands first. */
function causesOf(diagnosis: unknown): readonly string[] {
  const causes = isFields(diagnosis) ? diagnosis['causes'] : undefined;
  if (!Array.isArray(causes)) return [];
  return causes.flatMap((cause) => (isFields(cause) && typeof cause['sentence'] === 'string' ? [cause['sentence']] : []));
}

function withoutCauses(value: unknown): unknown {
  if (!isFields(value)) return value;
  const { causes: _, ...others } = value;
  return others;
}

/** Writes a value under its name, deeper parts further in; text of several lines keeps its lines. */
function outline(key: string, value: unknown, indent: string): string {
  const name = `${indent}${words(key)}:`;
  const deeper = `${indent}  `;
  if (Array.isArray(value)) {
    if (value.length === 0) return `${name} none`;
    return `${name}\n${value.map((item) => (isFields(item) ? fieldsOf(item, `${deeper}  `).replace(/^( *)  /, '$1- ') : `${deeper}- ${plain(item)}`)).join('\n')}`;
  }
  if (isFields(value)) return `${name}\n${fieldsOf(value, deeper)}`;
  const text = plain(value);
  if (!text.includes('\n')) return `${name} ${text}`;
  return `${name}\n${text
    .split('\n')
    .map((line) => `${deeper}| ${line}`.trimEnd())
    .join('\n')}`;
}

const fieldsOf = (fields: Fields, indent: string): string =>
  Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => outline(key, value, indent))
    .join('\n');

const plain = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** `canonicalRequest` is `Canonical request`. */
function words(key: string): string {
  const spaced = key.replace(/([a-z0-9])([A-Z])/g, (_, before: string, letter: string) => `${before} ${letter.toLowerCase()}`);
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
