import { readFileSync } from 'node:fs';
import { Option, type Command } from 'commander';
import { configuration, loadConfig, type Config, type Setting } from '../app/config.ts';
import type { Terminal } from './terminal.ts';

/** Adds a flag for every setting of the server that may be given as one. */
export function withServerOptions(command: Command): Command {
  command.option('--config <file>', 'JSON file with settings (COUNTERSIGN_CONFIG)');
  for (const setting of configuration) for (const option of optionsFor(setting)) command.addOption(option);
  return command;
}

function optionsFor(setting: Setting): readonly Option[] {
  const { flag, kind, placeholder, description } = setting;
  if (flag === undefined) return [];
  const standard = setting.default === '' ? '' : ` [${setting.default}]`;
  const said = `${description.replace(/\.$/, '')}${standard}`;
  if (kind !== 'boolean') return [new Option(`${flag} <${placeholder.toLowerCase()}>`, said)];
  return [new Option(flag, said), new Option(flag.replace(/^--/, '--no-'), `not: ${said}`).hideHelp()];
}

/** The configuration for this run. @throws ConfigError */
export function configFrom(flags: Readonly<Record<string, string | boolean | undefined>>, terminal: Terminal): Config {
  return loadConfig({ flags, env: terminal.env, cwd: terminal.cwd, readFile: (path) => readFileSync(path, 'utf8') });
}
