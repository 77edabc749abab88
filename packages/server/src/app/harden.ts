/**
 * Closes what a process leaves open by default. SIGUSR1 would open the V8 inspector on port 9229, to anyone on this machine.
 * SOURCE: https://nodejs.org/api/process.html#signal-events
 */
export function harden(): void {
  process.on('SIGUSR1', () => undefined);
  process.umask(0o077);
  if (process.report) process.report.reportOnSignal = false;
}
