/** How long a code is shown. SOURCE: RFC 6238, section 4.1. */
const STEP_MS = 30_000;

/** How far around a code may be off. SOURCE: RFC 6238, section 5.2: one step for the way, not more. */
const SLACK = 1;

/** How far around two codes in a row are looked for, in steps: an hour. A guess hits both with less than 1 in 4 × 10⁹. */
const REACH = 120;

/** Which step of 30 seconds a moment is in. */
export function stepAt(time: number): number {
  return Math.floor(time / STEP_MS);
}

/**
 * The steps whose codes are good now, earliest first: those around the clock, and those around the device's own clock.
 * @param device how far its clock was ahead when it was last brought into step, and the newest step that was used.
 */
export function goodSteps(device: { readonly drift: number; readonly lastStep: number | null }, time: number): readonly number[] {
  const now = stepAt(time);
  const steps = new Set<number>();
  for (const middle of [now, now + device.drift]) {
    for (let step = middle - SLACK; step <= middle + SLACK; step++) steps.add(step);
  }
  return [...steps].filter((step) => isUnused(device, step)).toSorted((a, b) => a - b);
}

/** The steps at which the first of two codes in a row may stand, nearest to the clock first. */
export function pairSteps(device: { readonly lastStep: number | null }, time: number): readonly number[] {
  const now = stepAt(time);
  const steps = Array.from({ length: 2 * REACH + 1 }, (_, i) => now - 1 + (i % 2 === 0 ? -i / 2 : (i + 1) / 2));
  return steps.filter((step) => isUnused(device, step));
}

const isUnused = ({ lastStep }: { readonly lastStep: number | null }, step: number): boolean =>
  step >= 0 && (lastStep === null || step > lastStep);
