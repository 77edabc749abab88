import { Command, Option } from 'commander';
import { auditLine } from '../audit-line.ts';
import { connect } from '../client.ts';
import { instant } from '../instant.ts';
import { withClientOptions, withCommonOptions, type ClientCommandOptions } from '../options.ts';
import { ownQuery } from '../own-query.ts';
import { json, table } from '../table.ts';
import type { Terminal } from '../terminal.ts';
import { whole } from '../whole.ts';

interface LookupOptions extends ClientCommandOptions {
  readonly event?: string;
  readonly user?: string;
  readonly start?: string;
  readonly end?: string;
  readonly accessKey?: string;
  readonly sourceIp?: string;
  readonly error?: string;
  readonly readOnly?: 'true' | 'false';
  readonly resource?: string;
  readonly max: number;
}

/** `countersign audit lookup`: asks the server for audit records of your account, newest first. */
export function auditLookup(terminal: Terminal): Command {
  const command = new Command('lookup')
    .description('ask the server for audit records of your account')
    .option('--event <name>', 'only this event, such as CreateUser')
    .option('--user <name>', 'only what this user did')
    .option('--start <time>', 'only from this time on, such as 2026-11-24 or 2026-11-24T10:00:00Z', instant)
    .option('--end <time>', 'only up to this time', instant)
    .option('--access-key <id>', 'only what was signed with this key')
    .option('--source-ip <address>', 'only what came from this address')
    .option('--error <code>', 'only what ended in this error, such as AccessDenied')
    .addOption(new Option('--read-only <true|false>', 'only reads (true), or only changes (false)').choices(['true', 'false']))
    .option('--resource <text>', 'only requests with this text in one of their parameters')
    .option('--max <count>', 'how many records at most', whole(1, 100_000), 50);
  return withCommonOptions(withClientOptions(command)).action(async (options: LookupOptions) => {
    const connection = await connect(options, terminal);
    const records: string[] = [];
    let marker: string | undefined;
    do {
      const input = {
        EventName: options.event,
        UserName: options.user,
        StartTime: options.start,
        EndTime: options.end,
        AccessKeyId: options.accessKey,
        SourceIp: options.sourceIp,
        ErrorCode: options.error,
        ReadOnly: options.readOnly,
        ResourceName: options.resource,
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
