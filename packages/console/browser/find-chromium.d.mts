/** The browser that `COUNTERSIGN_CHROMIUM` names, else where systems keep it; undefined when there is none, or it says `none`. */
export function findChromium(): string | undefined;
