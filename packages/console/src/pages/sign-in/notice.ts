/** What a page wants said at the sign-in that it leads to. */
export type Notice = 'passwordChanged';

let left: Notice | undefined;

/** Leaves word for the sign-in page that is drawn next. */
export function leaveNotice(notice: Notice): void {
  left = notice;
}

/** Takes it. */
export function takeNotice(): Notice | undefined {
  const notice = left;
  left = undefined;
  return notice;
}
