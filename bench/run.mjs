// Runs every bench in this folder, or those named: `npm run bench -- http store`. Each prints ratios measured side by side in one run.
import { readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const asked = process.argv.slice(2).filter((name) => !name.startsWith('--'));
const quick = process.argv.includes('--quick');
const all = readdirSync(here)
  .filter((name) => name.endsWith('.mjs') && !['run.mjs', 'bare-server.mjs', 'load.mjs', 'server.mjs'].includes(name))
  .map((name) => name.replace('.mjs', ''))
  .sort();
const unknown = asked.filter((name) => !all.includes(name));
if (unknown.length > 0) {
  console.error(`no bench named ${unknown.join(', ')}; there are: ${all.join(', ')}`);
  process.exit(2);
}
for (const name of asked.length > 0 ? asked : all) {
  const { run } = await import(`./${name}.mjs`);
  const report = await run({ quick });
  console.log(`\n${report.name}`);
  for (const { label, value, unit } of report.results) console.log(`  ${label.padEnd(64)} ${format(value).padStart(12)} ${unit}`);
  for (const { label, value, target } of report.ratios ?? []) {
    console.log(`  ${label.padEnd(64)} ${value.toFixed(2).padStart(12)} ×${target === undefined ? '' : `  (aim: ${target})`}`);
  }
}

function format(value) {
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(2);
}
