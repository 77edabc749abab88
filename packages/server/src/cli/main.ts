import { homedir } from 'node:os';
import pico from 'picocolors';
import { run } from './program.ts';
import { terminalPrompts } from './prompts.ts';
import type { Terminal } from './terminal.ts';

/** Runs the command line of this process, and ends it with the right exit code. Called by `bin/countersign.mjs`. */
export async function main(): Promise<void> {
  const env = { ...process.env };
  // The SDK warns about Node 20 on every run; which Node we support is said in package.json, once.
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';
  // A reader that goes away (`| head`) is no fault of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(0);
  });
  const code = await run(process.argv.slice(2), terminalOf(env));
  // Not process.exit: what is still on its way to a pipe must arrive.
  process.exitCode = code;
}

function terminalOf(env: NodeJS.ProcessEnv): Terminal {
  return {
    out: (text) => void process.stdout.write(text),
    talk: (text) => void process.stderr.write(`${text}\n`),
    interactive: process.stdin.isTTY && process.stderr.isTTY,
    env,
    cwd: process.cwd(),
    home: env['HOME'] ?? homedir(),
    style: pico.createColors(wantsColor(env, process.stderr)),
    outStyle: pico.createColors(wantsColor(env, process.stdout)),
    now: () => new Date(),
    async readStdin() {
      process.stdin.setEncoding('utf8');
      let text = '';
      for await (const chunk of process.stdin) text += String(chunk);
      return text;
    },
    prompts: terminalPrompts,
  };
}

/** SOURCE: https://no-color.org and https://force-color.org: any value but the empty one counts. */
function wantsColor(env: NodeJS.ProcessEnv, stream: { readonly isTTY: boolean }): boolean {
  if (env['NO_COLOR'] !== undefined && env['NO_COLOR'] !== '') return false;
  if (env['FORCE_COLOR'] !== undefined && env['FORCE_COLOR'] !== '') return env['FORCE_COLOR'] !== '0';
  return stream.isTTY && env['TERM'] !== 'dumb';
}
