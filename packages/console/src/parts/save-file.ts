/** Has the browser save a text as a file. Nothing of it is kept: the text may be a secret. */
export function saveFile(name: string, text: string, type = 'text/csv'): void {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken hold of it when the click is over; a little later to be safe.
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

const field = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Writes rows as a CSV file as AWS's console does: CRLF, no mark at the beginning, quotes only where a field needs them. */
export function csv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(field).join(',')}\r\n`).join('');
}
