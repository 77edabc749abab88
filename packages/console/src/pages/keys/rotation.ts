import type { KeyFacts } from './key-facts.ts';

/** How a key is replaced: a new one, everything moved to it, the old one off for a while, the old one gone. */
export const ROTATION_STEPS = ['create', 'move', 'deactivated', 'done'] as const;

/** Where a replacement stands. It is read from the keys themselves, so that it can be taken up again at any time. */
export interface Rotation {
  readonly step: (typeof ROTATION_STEPS)[number];
  /** The key that is replaced; undefined when it is gone. */
  readonly old: KeyFacts | undefined;
  /** The one that takes its place, as soon as there is one. */
  readonly other: KeyFacts | undefined;
}

/** Reads where the replacement of a key stands. */
export function rotationOf(accessKeyId: string, keys: readonly KeyFacts[]): Rotation {
  const old = keys.find((key) => key.accessKeyId === accessKeyId);
  const other = keys.find((key) => key.accessKeyId !== accessKeyId);
  if (!old) return { step: 'done', old, other };
  if (!other) return { step: 'create', old, other };
  return { step: old.isActive ? 'move' : 'deactivated', old, other };
}
