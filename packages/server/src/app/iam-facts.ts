import { readFileSync } from 'node:fs';
import { condensedFacts, type CondensedIndex, type CondensedService, type PolicyFacts } from '@countersign/core/policy-lint';

/** `iam-data.json`, as `scripts/iam-data.mjs` writes it. */
interface Head extends Omit<CondensedIndex, 'services'> {
  readonly services: readonly (readonly [name: string, offset: number, length: number])[];
}

const GENERATED = new URL('../../generated/', import.meta.url);

/**
 * What there is in AWS, as the Service Authorization Reference publishes it. The index is read at once, a service when
 * somebody asks for it.
 *
 * @param folder where `scripts/iam-data.mjs` wrote to; it ends with `/`.
 */
export function iamFacts(folder: URL = GENERATED): PolicyFacts {
  const head = JSON.parse(readFileSync(new URL('iam-data.json', folder), 'utf8')) as Head;
  const places = new Map(head.services.map(([name, offset, length]) => [name, { offset, length }]));
  let lines: Buffer | undefined;
  return condensedFacts({ ...head, services: [...places.keys()] }, (service) => {
    const place = places.get(service);
    if (!place) return undefined;
    lines ??= readFileSync(new URL('iam-data.services', folder));
    return JSON.parse(lines.toString('utf8', place.offset, place.offset + place.length)) as CondensedService;
  });
}
