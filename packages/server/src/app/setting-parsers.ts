import { isIP } from 'node:net';
import { resolve } from 'node:path';

/** Thrown by a parser; the message says what the value should have been. */
export class Unfit extends Error {}

/** Reads a setting from text; `folder` is where relative paths start. @throws Unfit */
export type Parse<Value> = (text: string, folder: string) => Value;

/** Takes text of one shape. `expected` ends the sentence "it must be …". */
export const matching =
  (pattern: RegExp, expected: string): Parse<string> =>
  (text) => {
    if (!pattern.test(text)) throw new Unfit(expected);
    return text;
  };
/** Reads empty text as "none". */
export const optional =
  <Value>(parse: Parse<Value>): Parse<Value | undefined> =>
  (text, folder) =>
    text === '' ? undefined : parse(text, folder);
/** Makes a path absolute. */
export const path: Parse<string> = (text, folder) => resolve(folder, text);
/** Reads a switch. */
export const boolean: Parse<boolean> = (text) => {
  if (text === 'true' || text === '1') return true;
  if (text === 'false' || text === '0') return false;
  throw new Unfit('true or false');
};
/** Reads items between commas; empty ones do not count. */
export const list =
  (item: Parse<string>): Parse<readonly string[]> =>
  (text, folder) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .map((part) => item(part, folder));
/** Takes one of a few words. */
export const oneOf =
  <Value extends string>(values: readonly Value[]): Parse<Value> =>
  (text) => {
    const found = values.find((value) => value === text);
    if (found === undefined) throw new Unfit(`one of ${values.join(', ')}`);
    return found;
  };
/** Takes the name of a region, AWS's or your own. */
export const region: Parse<string> = matching(/^[a-z0-9][a-z0-9-]{0,62}$/, 'a region name such as us-east-1');

/** Takes an address block; a bare address is a block of one. */
export const cidr: Parse<string> = (text) => {
  const expected = 'a list of addresses or CIDR blocks such as 10.0.0.0/8,::1';
  const [address = '', prefix, ...rest] = text.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) throw new Unfit(expected);
  const bits = version === 4 ? 32 : 128;
  if (prefix === undefined) return `${address}/${bits}`;
  if (!/^\d{1,3}$/.test(prefix) || Number(prefix) > bits) throw new Unfit(expected);
  return text;
};

/** Takes scheme, host and port of a URL. */
export const origin: Parse<string> = (text) => {
  const expected = 'an http or https URL without a path, such as https://iam.example.org';
  if (!URL.canParse(text)) throw new Unfit(expected);
  const url = new URL(text);
  if (!/^https?:$/.test(url.protocol) || `${url.origin}/` !== url.href) throw new Unfit(expected);
  return url.origin;
};

/** Takes a whole number within bounds, both included. */
export const integer = (least: number, most: number): Parse<number> => {
  return (text) => {
    const value = Number(text);
    if (!/^\d{1,15}$/.test(text) || value < least || value > most) throw new Unfit(`a whole number from ${least} to ${most}`);
    return value;
  };
};
