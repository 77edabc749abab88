import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { guests, plan } from './plan.ts';

const packages = join(dirname(fileURLToPath(import.meta.url)), '..', 'packages');
const IMPORT =
  /^(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]|^import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm;

/** `packages/server/src/http/pipeline.ts` → `server/http/pipeline.ts` */
const placeOf = (path: string): string => relative(packages, path).replaceAll('\\', '/').replace('/src/', '/');

/** The entry of the table that speaks for a file: the file itself, else the nearest folder. */
function roomOf(place: string): string | undefined {
  if (place in plan) return place;
  for (let at = place; at.includes('/');) {
    at = at.slice(0, at.lastIndexOf('/'));
    if (at in plan) return at;
  }
  return undefined;
}
const within = (place: string, room: string): boolean => place === room || place.startsWith(`${room}/`);

/** Every breach in one file, in words. */
export function breaches(path: string, text: string): string[] {
  const place = placeOf(path);
  const room = roomOf(place);
  if (!room) return [`${place} stands in no room of the plan`];
  const found: string[] = [];
  for (const match of text.matchAll(IMPORT)) {
    const wanted = match[1] ?? match[2] ?? match[3] ?? '';
    if (wanted.startsWith('.') || wanted.startsWith('@countersign/core')) {
      const target = wanted.startsWith('.') ? placeOf(resolve(dirname(path), wanted)) : wanted.replace('@countersign/', '');
      if (!within(target, room) && !(plan[room] ?? []).some((allowed) => within(target, allowed))) {
        found.push(`${place} may not import ${target}`);
      }
    } else {
      const name = wanted.startsWith('node:') ? wanted : wanted.split('/', wanted.startsWith('@') ? 2 : 1).join('/');
      if (!(guests[name] ?? []).some((host) => within(place, host))) found.push(`${place} may not import ${wanted}`);
    }
  }
  return found;
}

const sources = readdirSync(packages, { recursive: true, encoding: 'utf8' })
  .map((name) => join(packages, name))
  .filter((path) => /[\\/]src[\\/].*\.tsx?$/.test(path) && !/node_modules/.test(path))
  .filter((path) => !/(\.test\.tsx?|[\\/]contract\.ts|[\\/]test-[a-z-]+\.ts)$/.test(path));

describe('the plan of the house', () => {
  it('is kept by every source file', () => {
    expect(sources.length).toBeGreaterThan(10);
    expect(sources.flatMap((path) => breaches(path, readFileSync(path, 'utf8')))).toEqual([]);
  });

  it.each([
    ['an upward import', 'server/src/domain/bad.ts', `import { a } from '../http/pipeline.ts';`],
    ['a sibling import', 'server/src/authn/bad.ts', `export { a } from '../authz/authorize.ts';`],
    ['a driver by dynamic import', 'server/src/app/bad.ts', `const d = await import('libsql');`],
    ['a Node module in core', 'core/src/policy/bad.ts', `import { readFileSync } from 'node:fs';`],
    ['a package in core', 'core/src/sigv4/bad.ts', `import pg from 'pg';`],
    ['a core room that is not listed', 'server/src/wire/bad.ts', `import { sign } from '@countersign/core/sigv4';`],
    ['a file in an unplanned folder', 'server/src/helpers/bad.ts', ''],
    ['a side-effect import', 'server/src/domain/bad.ts', `import 'pino';`],
  ])('catches %s', (_, path, text) => {
    expect(breaches(join(packages, path), text)).toHaveLength(1);
  });
});
