/** Environment variables to set; undefined means "remove it". */
export type Assignments = Readonly<Record<string, string | undefined>>;

const lines = (assignments: Assignments, set: (name: string, value: string) => string, unset: (name: string) => string): string =>
  Object.entries(assignments)
    .map(([name, value]) => `${value === undefined ? unset(name) : set(name, value)}\n`)
    .join('');

const posixQuote = (value: string): string => `'${value.replaceAll("'", `'\\''`)}'`;

/** Lines that a POSIX shell evaluates. Inside single quotes nothing is special but the single quote. */
export function posixLines(assignments: Assignments): string {
  return lines(
    assignments,
    (name, value) => `export ${name}=${posixQuote(value)}`,
    (name) => `unset ${name}`,
  );
}

const fishQuote = (value: string): string => `'${value.replaceAll('\\', '\\\\').replaceAll("'", String.raw`\'`)}'`;

/** Lines for fish, where a backslash escapes the single quote and itself inside single quotes. */
export function fishLines(assignments: Assignments): string {
  return lines(
    assignments,
    (name, value) => `set -gx ${name} ${fishQuote(value)}`,
    (name) => `set -e ${name}`,
  );
}

const powershellQuote = (value: string): string => `'${value.replaceAll(/['\u2018\u2019\u201A\u201B]/g, '$&$&')}'`;

/** Lines for PowerShell, which doubles quotes and takes the typographic ones for the plain one. */
export function powershellLines(assignments: Assignments): string {
  return lines(
    assignments,
    (name, value) => `$env:${name} = ${powershellQuote(value)}`,
    (name) => `Remove-Item Env:${name} -ErrorAction SilentlyContinue`,
  );
}
