/** How long a browser may take to begin saving. */
const KEPT_MS = 10_000;

/** Lets the browser save a text as a file, without a request: what it holds does not leave the page otherwise. */
export function downloadText(name: string, text: string, type: string = 'text/csv'): void {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
}
