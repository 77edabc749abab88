import { describe, expect, test } from 'vitest';
import { ServiceError } from '../domain/errors.ts';
import { Cancelled, CliError, describeFailure, Exit, type Failure } from './failure.ts';

const plain = (text: string): string => text;
const style = { bold: plain, dim: plain, red: plain, yellow: plain, green: plain };
const coded = (message: string, code: string): Error => Object.assign(new Error(message), { code });

describe('a failure is said', () => {
  test.each<[string, unknown, Failure]>([
    [
      'in its own words, not in those of its cause',
      new Error('the database is in use by process 7', { cause: coded('database is locked', 'SQLITE_BUSY') }),
      { exitCode: 1, lines: ['error: the database is in use by process 7'] },
    ],
    [
      'by the cause that fetch hides, with a hint',
      new TypeError('fetch failed', { cause: coded('connect ECONNREFUSED 127.0.0.1:8484', 'ECONNREFUSED') }),
      {
        exitCode: 1,
        lines: [
          'error: connect ECONNREFUSED 127.0.0.1:8484',
          'hint: is the server running there? Start it with "countersign serve"',
        ],
      },
    ],
    [
      'with what the disk said, for the operator',
      new ServiceError('ServiceUnavailable', 'It was not made.', { cause: new Error('database or disk is full') }),
      { exitCode: 1, lines: ['error: ServiceUnavailable: It was not made. (database or disk is full)'] },
    ],
    [
      'for each address that was tried',
      new AggregateError([new Error('::1 refused'), new Error('127.0.0.1 refused')], ''),
      { exitCode: 1, lines: ['error: Error: ::1 refused; Error: 127.0.0.1 refused'] },
    ],
    ['with its hint', new CliError('no', { exitCode: 2, hint: 'so' }), { exitCode: 2, lines: ['error: no', 'hint: so'] }],
    ['as cancelled', new Cancelled(), { exitCode: 130, lines: ['Cancelled.'] }],
    ['by the code of a child alone', new Exit(7), { exitCode: 7, lines: [] }],
    ['even when it is no error', 'odd', { exitCode: 1, lines: ['error: odd'] }],
  ])('%s', (_, error, failure) => expect(describeFailure(error, style)).toEqual(failure));
});
