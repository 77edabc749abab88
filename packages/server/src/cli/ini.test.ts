import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSection, writeSection } from './ini.ts';

const cases: readonly [what: string, before: string, after: string][] = [
  ['an empty file', '', '[profile dev]\nregion = new\n'],
  ['a file that does not end in a line end', '[default]\na = 1', '[default]\na = 1\n\n[profile dev]\nregion = new\n'],
  ['a file with Windows line ends', '[default]\r\na = 1\r\n', '[default]\r\na = 1\r\n\r\n[profile dev]\r\nregion = new\r\n'],
  ['a section that has the key', '[profile dev]\nregion=old\n[x]\n', '[profile dev]\nregion = new\n[x]\n'],
  ['a key that is right already', '[profile dev]\nregion=new # kept\n', '[profile dev]\nregion = new\n'],
  ['a section without the key', '[profile dev]\na = 1\n\n# next\n[x]\n', '[profile dev]\na = 1\nregion = new\n\n# next\n[x]\n'],
  ['a section without any key', '[profile dev]\n[x]\nb = 1\n', '[profile dev]\nregion = new\n[x]\nb = 1\n'],
  ['a header at the very end', '[profile dev]', '[profile dev]\nregion = new\n'],
  ['nested settings', '[profile dev]\ns3 =\n  region = nested\n', '[profile dev]\ns3 =\n  region = nested\nregion = new\n'],
  ['a key that is written twice', '[profile dev]\nregion = a\nb = 1\nregion = c\n', '[profile dev]\nregion = new\nb = 1\n'],
  [
    'a value over several lines',
    '[profile dev]\nregion =\n  x\n  # c\n  y\nb = 1\n',
    '[profile dev]\nregion = new\n  # c\nb = 1\n',
  ],
  ['indented keys', '[profile dev]\n  region = a\n  b = 1\n', '[profile dev]\n  region = new\n  b = 1\n'],
  ['a spelling with more spaces', '[ profile   dev ]\nREGION : a\n', '[ profile   dev ]\nregion = new\n'],
  ['a commented-out key', '[profile dev]\n# region = a\n', '[profile dev]\nregion = new\n# region = a\n'],
];

describe('writing a section', () => {
  test.each(cases)('into %s', (_, before, after) => {
    expect(writeSection(before, 'profile dev', { region: 'new' })).toBe(after);
  });
  test('removes a key whose new value is undefined', () => {
    const before = '[a]\naws_session_token = t\nx = 1\n';
    expect(writeSection(before, 'a', { aws_session_token: undefined, y: '2' })).toBe('[a]\nx = 1\ny = 2\n');
  });
});

describe('reading a section', () => {
  test('answers its keys, and undefined when there is none', () => {
    const text = '[default]\na = 1\n[profile dev]\nB = 2 = 3\n';
    expect(readSection(text, 'profile dev')).toStrictEqual(new Map([['b', '2 = 3']]));
    expect(readSection(text, 'dev')).toBeUndefined();
  });
});

const eol = fc.constantFrom('\n', '\r\n');
const line = fc.oneof(
  fc.constantFrom(
    '# comment',
    '; comment',
    '',
    '   ',
    's3 =',
    '  max = 1',
    '  region = nested',
    'odd line',
    'name = ü',
    '[other]',
  ),
  fc.stringMatching(/^[a-z_]{1,8} ?= ?[ -~]{0,12}$/).filter((text) => !/^(region|endpoint_url)\b/.test(text)),
);
const linesOf = (one: fc.Arbitrary<string>, minLength = 0): fc.Arbitrary<string> =>
  fc.array(fc.tuple(one, eol), { minLength, maxLength: 8 }).map((lines) => lines.map(([text, end]) => text + end).join(''));
const ours = fc.constantFrom('region = old', 'endpoint_url=x', 'region=', 'REGION: a');
const inside = line.filter((text) => text !== '[other]');
const parts = fc.record({
  before: linesOf(fc.oneof(line, ours)).filter((text) => text === '' || !/^[ \t]/.test(text)),
  header: fc.tuple(fc.constant('[dev]'), eol).map((both) => both.join('')),
  body: linesOf(fc.oneof(inside, ours)),
  after: fc.oneof(
    fc.constant(''),
    linesOf(fc.oneof(line, ours)).map((text) => `[next]\n${text}`),
  ),
});
const settings = fc.record({ endpoint_url: fc.constantFrom('http://a', undefined), region: fc.constantFrom('r', 'q') });
const split = (text: string): readonly string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

const isOurs = (line: string): boolean => /^(region|endpoint_url)\b/i.test(line);

describe('whatever the file holds', () => {
  test('what was written is read back, and writing it again changes nothing', () => {
    fc.assert(
      fc.property(parts, settings, ({ before, header, body, after }, settings) => {
        const once = writeSection(before + header + body + after, 'dev', settings);
        const read = readSection(once, 'dev');
        expect([read?.get('region'), read?.get('endpoint_url')]).toStrictEqual([settings.region, settings.endpoint_url]);
        expect(writeSection(once, 'dev', settings)).toBe(once);
      }),
    );
  });
  test('other sections stay byte for byte, and so do the other keys and comments of the section', () => {
    fc.assert(
      fc.property(parts, settings, ({ before, header, body, after }, settings) => {
        const text = writeSection(before + header + body + after, 'dev', settings);
        expect(text.startsWith(before + header)).toBe(true);
        expect(text.endsWith(after)).toBe(true);
        const middle = text.slice(before.length + header.length, text.length - after.length);
        const others = split(body).filter((line) => !isOurs(line) && !/^[ \t]+\S/.test(line));
        expect(split(middle).filter((line) => !isOurs(line) && !/^[ \t]+\S/.test(line))).toStrictEqual(others);
      }),
    );
  });
  test('a profile is added behind everything that is there', () => {
    fc.assert(
      fc.property(linesOf(fc.oneof(line, ours)), settings, (text, settings) => {
        for (const before of [text, text.trimEnd()]) expect(writeSection(before, 'dev', settings).startsWith(before)).toBe(true);
      }),
    );
  });
});
