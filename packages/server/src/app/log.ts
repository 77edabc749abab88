import { pino, type Logger } from 'pino';
import type { LogLevel } from './config.ts';

/** Lines of JSON on the error stream: standard output is for people and data. Never given a secret to log. */
export function createLog(level: LogLevel): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      redact: ['*.secretAccessKey', '*.SecretAccessKey', '*.password', '*.authorization', 'headers'],
    },
    pino.destination({ fd: 2, sync: true }),
  );
}
