/** Values that stand close to each other, by the type of the context key: what one engine takes for equal, another may not. */
// prettier-ignore
export const VALUES = {
  string: [
    '', 'a', 'A', 'ab', 'aB', 'abc', 'b', 'a*', 'a?', '*', '?', '**', 'a:b', 'a/b', 'true', '1', 'bob', 'Bob', 'bob ',
    'team', 's3',
    // Segments of ARNs: what a variable may stand for in one.
    'aws', 's3', 'sqs', 'us-east-1', '111111111111',
    // Composed and decomposed, beyond the basic plane, half a pair.
    'é', 'e\u0301', 'É', '😀', '😀a', '\uD83D', '\uDE00', '\uFFFD',
    // Letters whose case is not a matter of two: Kelvin, long s, sharp s, dotted and dotless i, final sigma, micro, ligatures.
    '\u212A', 'k', 'K', '\u017F', 's', 'S', 'ß', 'ẞ', 'ss', 'SS', 'İ', 'i', 'I', 'ı', 'i\u0307', 'σ', 'ς', 'Σ', 'µ', 'μ',
    'ǆ', 'ǅ', 'Ǆ', 'ﬀ', 'ff', 'ΐ', '\u1FD3', 'ᾳ', 'ᾼ', 'Ꭰ', 'ꭰ', '𐐀', '𐐨', 'ﬅ', 'ﬆ', 'Å', '\u212B', 'ω', '\u2126', 'a\nb', 'a}b', "a'b",
    'a\r', '\n', ' ', '\t', '${aws:username}', '${*}', '${', '$', '}', '${$}', '__proto__', 'constructor', 'null',
  ],
  number: [
    '0', '-0', '0.0', '+0', '1', '1.0', '1e0', '+1', '01', '1.', '-1', '10', ' 10', '10 ', '10abc', '1e1', '1E+1', '100e-1',
    '0x10', '9007199254740992', '9007199254740993', '9007199254740993.0', '0.1', '.1', '0.10', '0.30000000000000004', '0.3',
    '1e400', '1e-400', '-1e400', '1e999999999999', '1e-999999999999', '10e999999999998', '', '.', '-', '1e', 'e1', '1e1.5',
    'NaN', 'Infinity', '１', '1_0', '1,0', '--1', '0e99999999999999999999', '1e00000000000000000001',
    '00000000000000000000010',
  ],
  date: [
    '0', '1', '2024', '1704067200', '1704067200.0', '1704067200000', '+1704067200', '-1', '01704067200', ' 1704067200',
    '2024-01-01', '2024-01', '2024-01-01T00:00Z', '2024-01-01T00:00:00Z', '2024-01-01T00:00:00.000Z',
    '2024-01-01T05:30:00+05:30', '2023-12-31T23:59:59Z', '2023-12-31T23:59:59.999999999Z',
    '2023-12-31T23:59:59.9999999999Z', '2023-12-31T18:30:00-05:30', '2024-01-01T00:00:00', '2024-01-01T00:00:00z',
    '2024-01-01t00:00:00Z', '2024-01-01T00Z', '2024-01-01T24:00:00Z', '2024-02-29', '2023-02-29', '2024-02-30',
    '2024-03-01', '2024-04-31', '2024-13-01', '2024-00-10', '2024-01-00', '2024-01-32', '2016-12-31T23:59:60Z',
    '2017-01-01', '9999-12-31T23:59:59Z', '10000-01-01', '253402300800', '1969-12-31T23:59:59Z', '1970-01-01', '0000-01-01',
    '0001-01-01', '1900-02-29', '2000-02-29', '2100-03-01', '4107542400', '9223372036854775807', '9223372036854775808',
    'Jan 1 2024', '2024-1-1', '2024-01-01 00:00:00Z', '2024-01-01T00:00:00+0000', '2024-01-01T00:00:00+00',
    '2024-01-01T00:00:00-00:00', '2024-01-01T00:00:00.Z', '2024-01-01T00:00:00,5Z', '2024-01-01T00:00:00+24:00',
    '2024-01-01T00:00:00+23:59', '2024-01-01T00:00:00+05:60', '', 'T', '-', 't', '2024-01-01Z', '2024-01-01T', '20240101',
    '-2024-01-01', '+2024-01-01', '2024-01-01T0:00Z', '１９７０-01-01', '2024-01-01T00:00:00Z ',
  ],
  ip: [
    '0.0.0.0/0', '::/0', '10.0.0.1', '10.0.0.1/32', '10.0.0.9/24', '10.0.0.0/24', '10.0.0.255', '10.0.1.0', '10.0.0.0/8',
    '11.0.0.0/7', '10.0.0.0/33', '10.0.0.0/-1', '10.0.0.0/', '10.0.0.0/08', '10.0.0.0/ 8', '10.0.0', '10.0.0.0.0',
    '010.0.0.1', '10.0.0.01', '10.0.0.256', '255.255.255.255', '255.255.255.255/1', '128.0.0.0/1', '127.255.255.255',
    '0.0.0.0', '0x0a.0.0.1', '167772161', ' 10.0.0.1', '10.0.0.1 ', '::', '::1', '::1/128', '0:0:0:0:0:0:0:1',
    '2001:db8::1', '2001:DB8:0:0::1', '2001:db8::/32', '2001:0db8:0000:0000:0000:0000:0000:0001', '2001:db8::1/129',
    '2001:db8::1%eth0', 'fe80::1%1', 'fe80::1', 'fe80::/10', 'fe80::1%eth0/64', '::ffff:10.0.0.1', '::ffff:a00:1',
    '::FFFF:10.0.0.1', '::ffff:10.0.0.0/120', '::ffff:0:0/96', '::ffff:0:0/95', '::10.0.0.1', '::a00:1',
    '64:ff9b::10.0.0.1', '1::2::3', ':::', ':', '', '1:2:3:4:5:6:7:8', '1:2:3:4:5:6:7:8:9', '1:2:3:4:5:6:7::',
    '::2:3:4:5:6:7:8', '1:2:3:4::5:6:7:8', '12345::', 'g::', '1:2:3:4:5:6:1.2.3.4', '1:2:3:4:5:6:7:1.2.3.4', '1.2.3.4::',
    '::1.2.3', '10.0.0.1%eth0', '::ffff:10.0.0.1%eth0', '8000::/1', '7fff::', '::ffff:010.0.0.1', '::ffff:10.0.0.1/128',
    '::%', '::1%', '10.0.0.1/32/32',
  ],
  bool: [
    'true', 'false', 'TRUE', 'False', 'tRuE', 'yes', 'no', '1', '0', '', ' true', 'true ',
  ],
  binary: [
    'AAECAw==', 'AAECAw', 'AAECAx==', 'AAECAw=', 'AAEC', 'AAECAwQ=', 'AAECAwR=', 'aaec', 'QmFzZTY0', '', '=', '==', 'A',
    'A===', 'AA==', 'AB==', '-_-_', '+/+/', 'AAEC\n', ' AAEC', 'AA EC', 'AAECAw==AAEC', 'AAEC====', 'é', 'AA=A',
  ],
  arn: [
    'arn:aws:s3:::b/k', 'arn:aws:s3:::b', 'arn:aws:s3:::b/K', 'arn:aws:S3:::b/k',
    'arn:aws:sns:us-east-1:111111111111:topic', 'arn:aws:iam::111111111111:user/team/bob',
    'arn:aws:iam::111111111111:role/team/ops', 'arn:aws:iam::222222222222:role/team/ops',
    'arn:aws:lambda:us-east-1:111111111111:function:f:1', 'arn:aws:lambda:us-east-1:111111111111:function:f', 'arn:aws:s3',
    'arn:aws:s3:::', '', '*', 'arn', 'arn:', 'a:b:c:d:e:f', 'ARN:aws:s3:::b/k', 'bob', 'arn:aws:s3:::*',
    'arn:aws:s3:::${aws:username}', 'arn:::::', ':::::',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type ValueType = keyof typeof VALUES;

/** Context keys, each with the type of values that it mostly holds. */
export const KEYS: readonly (readonly [name: string, type: ValueType])[] = [
  ['aws:username', 'string'],
  ['aws:PrincipalTag/Team', 'string'],
  ['aws:PrincipalTag/K', 'string'],
  // The Kelvin sign, which lower-cases to k.
  ['aws:PrincipalTag/\u212A', 'string'],
  ['aws:RequestTag/my key', 'string'],
  ['aws:TagKeys', 'string'],
  ['s3:prefix', 'string'],
  ['s3:max-keys', 'number'],
  ['aws:MultiFactorAuthAge', 'number'],
  ['aws:CurrentTime', 'date'],
  ['aws:EpochTime', 'date'],
  ['aws:SourceIp', 'ip'],
  ['aws:VpcSourceIp', 'ip'],
  ['aws:SecureTransport', 'bool'],
  ['aws:MultiFactorAuthPresent', 'bool'],
  ['kms:EncryptionContext:blob', 'binary'],
  ['aws:SourceArn', 'arn'],
  ['aws:PrincipalArn', 'arn'],
];

/** Operators by the type of values they are made for. */
export const OPERATORS: Readonly<Record<ValueType, readonly string[]>> = {
  string: ['Equals', 'NotEquals', 'EqualsIgnoreCase', 'NotEqualsIgnoreCase', 'Like', 'NotLike'].map((name) => `String${name}`),
  number: orderedOperators('Numeric'),
  date: orderedOperators('Date'),
  ip: ['IpAddress', 'NotIpAddress'],
  bool: ['Bool'],
  binary: ['BinaryEquals'],
  arn: ['ArnEquals', 'ArnNotEquals', 'ArnLike', 'ArnNotLike'],
};

function orderedOperators(family: string): readonly string[] {
  return ['Equals', 'NotEquals', 'LessThan', 'LessThanEquals', 'GreaterThan', 'GreaterThanEquals'].map((name) => family + name);
}
