import { Command } from 'commander';
import { auditLine } from '../audit-line.ts';
import { connect } from '../client.ts';
import { withClientOptions, withCommonOptions, type ClientCommandOptions } from '../options.ts';
import { ownQuery } from '../own-query.ts';
import { json, table } from '../table.ts';
import type { Terminal } from '../terminal.ts';
import { whole } from '../whole.ts';

interface LookupOptions extends ClientCommandOptions {
  readonly event?: string;
  readonly user?: string;
  readonly max: number;
}

/** `countersign audit lookup`: asks the server for audit records of your account, newest first. */
export function auditLookup(terminal: Terminal): Command {
  const command = new Command('lookup')
    .description('ask the server for audit records of your account')
    .option('--event <name>', 'only this event, such as CreateUser')
    .option('--user <name>', 'only what this user did')
    .option('--max <count>', 'how many records at most', whole(1, 100_000), 50);
  return withCommonOptions(withClientOptions(command)).action(async (options: LookupOptions) => {
    const connection = await connect(options, terminal);
    const records: string[] = [];
    let marker: string | undefined;
    do {
      const input = {
        EventName: options.event,
        UserName: options.user,
        MaxItems: String(Math.min(options.max - records.length, 1000)),
        Marker: marker,
      };
      const page = await ownQuery(connection, 'LookupAuditRecords', input, terminal);
      const { Records: found, Marker: next } = page;
      if (Array.isArray(found)) records.push(...found.filter((record) => typeof record === 'string'));
      marker = typeof next === 'string' && next !== '' ? next : undefined;
    } while (marker !== undefined && records.length < options.max);

    const parsed = records.slice(0, options.max).map((record): unknown => JSON.parse(record));
    if (options.json) terminal.out(json({ Records: parsed }));
    else terminal.out(table(['TIME', 'EVENT', 'WHO', 'FROM', 'OUTCOME', 'REQUEST ID'], parsed.map(auditLine)));
  });
}
