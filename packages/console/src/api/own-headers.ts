/** Headers that the server asks of every request of the console's own, so that no other page can send one. */
export const OWN_HEADERS = { 'x-countersign-console': '1', accept: 'application/json' } as const;
