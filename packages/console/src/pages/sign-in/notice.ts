/** What a page wants said at the sign-in that it leads to. */
export type Notice = 'passwordChanged';

let left: Notice | undefined;

/** Leaves word for the sign-in page that is drawn next. */
export function leaveNotice(notice: Notice): void {
  left = notice;
}

/** What was left, if anything. */
export const readNotice = (): Notice | undefined => left;

/** Forgets it, once it was said. */
export function clearNotice(): void {
  left = undefined;
}
