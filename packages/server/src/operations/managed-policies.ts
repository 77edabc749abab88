import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ManagedPolicies, ManagedPolicy } from './operation.ts';

/** One line of `aws-managed-policies.json`; the document stands at `offset` in `aws-managed-policies.documents`. */
interface IndexEntry {
  readonly arn: string;
  readonly version: string;
  readonly created: string;
  readonly updated: string;
  readonly offset: number;
  readonly length: number;
}

interface Entry {
  readonly policy: ManagedPolicy;
  readonly offset: number;
  readonly length: number;
}

const GENERATED = new URL('../../generated/', import.meta.url);
const DOCUMENTS_KEPT = 64;

/**
 * The policies that AWS maintains, from the condensed copy in `folder`.
 * Nothing is read before the first question; the index is parsed once, documents are read one at a time.
 *
 * @param folder where `scripts/managed-policies.mjs` wrote to; it ends with `/`.
 */
export function awsManagedPolicies(folder: URL = GENERATED): ManagedPolicies {
  let index: { readonly sorted: readonly ManagedPolicy[]; readonly byArn: ReadonlyMap<string, Entry> } | undefined;
  const documents = new Map<string, string>();

  const load = (): NonNullable<typeof index> => {
    if (index) return index;
    const lines = JSON.parse(readFileSync(new URL('aws-managed-policies.json', folder), 'utf8')) as readonly IndexEntry[];
    const byArn = new Map<string, Entry>();
    for (const line of lines) byArn.set(line.arn, { policy: describe(line), offset: line.offset, length: line.length });
    const sorted = [...byArn.values()].map(({ policy }) => policy).sort((a, b) => (a.arn < b.arn ? -1 : 1));
    index = { sorted, byArn };
    return index;
  };

  return {
    list: () => load().sorted,
    get: (arn) => load().byArn.get(arn)?.policy,
    document(arn) {
      const kept = documents.get(arn);
      if (kept !== undefined) return kept;
      const entry = load().byArn.get(arn);
      if (!entry) return undefined;
      const text = readPart(fileURLToPath(new URL('aws-managed-policies.documents', folder)), entry.offset, entry.length);
      const [oldest] = documents.keys();
      if (documents.size >= DOCUMENTS_KEPT && oldest !== undefined) documents.delete(oldest);
      documents.set(arn, text);
      return text;
    },
  };
}

function describe({ arn, version, created, updated }: IndexEntry): ManagedPolicy {
  const resource = arn.slice(arn.indexOf(':policy/') + ':policy'.length);
  const slash = resource.lastIndexOf('/') + 1;
  return {
    arn,
    name: resource.slice(slash),
    path: resource.slice(0, slash),
    policyId: managedPolicyId(arn),
    versionId: version,
    createdAt: new Date(created),
    updatedAt: new Date(updated),
  };
}

/**
 * An id of the old generation, which carries no account: AWS publishes no ids for its own policies, so ours come from
 * the ARN and stay the same on every machine.
 */
function managedPolicyId(arn: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const digest = createHash('sha256').update(arn).digest();
  return `ANPAI${[...digest.subarray(0, 16)].map((byte) => alphabet.charAt(byte & 31)).join('')}`;
}

function readPart(path: string, offset: number, length: number): string {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(length);
    const got = readSync(file, bytes, 0, length, offset);
    if (got !== length) throw new Error(`${path} ends at ${offset + got}, wanted ${offset + length} bytes`);
    return bytes.toString('utf8');
  } finally {
    closeSync(file);
  }
}
