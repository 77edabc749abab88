import { configuration } from './settings.ts';

const cell = (text: string): string => text.replaceAll('|', '\\|');
const code = (text: string | undefined): string => (text === undefined || text === '' ? '–' : `\`${text}\``);

/** Writes `docs/configuration.md` from the table. */
export function renderConfigurationDocs(): string {
  const rows = configuration.map((setting) => {
    const argument = setting.kind === 'boolean' ? '' : ` ${setting.placeholder}`;
    const flag = setting.flag === undefined ? undefined : `${setting.flag}${argument}`;
    const notes = setting.secret ? ' *Secret: no flag.*' : '';
    const columns = [code(setting.key), code(flag), code(setting.env), setting.kind, code(setting.default)];
    return `| ${columns.join(' | ')} | ${cell(setting.description)}${notes} |`;
  });
  return `<!-- Generated from packages/server/src/app/settings.ts by \`npm run docs\`. Do not edit. -->

# Configuration

A setting is looked for in this order, and the first place that has it wins:

1. a flag of \`countersign serve\`, \`init\`, \`account\`, \`keyring\` and \`audit\`;
2. an environment variable \`COUNTERSIGN_…\` (an empty one counts as not set);
3. the config file: one JSON object with the keys below, named by \`--config FILE\` or \`COUNTERSIGN_CONFIG\`;
4. the default.

An unknown key, an unknown \`COUNTERSIGN_…\` variable or a value that does not fit stops the start with one sentence that
says where it came from. Secrets have no flag, since every user of a machine can read the arguments of its processes.
Lists are written with commas in flags and variables, as JSON arrays in the file. Relative paths start at the current
folder, those in the config file at the file's own folder. A switch is turned off with \`--no-…\`.

| key | flag | variable | type | default | meaning |
| --- | --- | --- | --- | --- | --- |
${rows.join('\n')}

\`COUNTERSIGN_ENDPOINT_URL\` is for the client commands (\`keys\`, \`whoami\`, \`exec\` …): the server that they talk to.
`;
}
