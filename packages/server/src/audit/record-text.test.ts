import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Caller } from '../domain/caller.ts';
import { Secret } from '../vault/secret.ts';
import { anEvent } from './event-fixture.ts';
import { type AuditEvent, identityOf } from './event.ts';
import { recordText, recordTime } from './record-text.ts';

const read = (event: AuditEvent): Record<string, unknown> => JSON.parse(recordText(event, 'e-1')) as Record<string, unknown>;

const contextOf = (mfaAuthenticated: 'true' | 'false') => ({
  attributes: { creationDate: '2026-11-24T09:00:00Z', mfaAuthenticated },
});

describe('a record', () => {
  it("of a read has CloudTrail's form", () => {
    expect(read(anEvent())).toEqual({
      eventVersion: '1.11',
      userIdentity: anEvent().identity,
      eventTime: '2026-11-24T10:00:00Z',
      eventSource: 'iam.amazonaws.com',
      eventName: 'GetUser',
      awsRegion: 'us-east-1',
      sourceIPAddress: '192.0.2.1',
      userAgent: 'aws-cli/2.9.19',
      requestParameters: { userName: 'bob' },
      responseElements: null,
      requestID: 'r-1',
      eventID: 'e-1',
      readOnly: true,
      eventType: 'AwsApiCall',
      managementEvent: true,
      recipientAccountId: '123456789012',
      eventCategory: 'Management',
    });
  });

  it('of a refusal says code and message, and of TLS what was spoken', () => {
    const tls = { version: 'TLSv1.3', cipherSuite: 'TLS_AES_128_GCM_SHA256', host: 'iam.example' };
    const error = { code: 'AccessDenied', message: 'no' };
    expect(read(anEvent({ tls, error, requestParameters: undefined }))).toMatchObject({
      errorCode: 'AccessDenied',
      errorMessage: 'no',
      requestParameters: null,
      tlsDetails: { tlsVersion: 'TLSv1.3', cipherSuite: 'TLS_AES_128_GCM_SHA256', clientProvidedHostHeader: 'iam.example' },
    });
  });

  it.each([
    ['iam', 'iam.amazonaws.com'],
    ['sts', 'sts.amazonaws.com'],
    ['signin', 'signin.amazonaws.com'],
    ['countersign', 'countersign'],
    ['', 'countersign'],
  ])('of service %j comes from %s', (service, source) => expect(read(anEvent({ service }))['eventSource']).toBe(source));

  it('of a console session says so, and when it began', () => {
    const { identity } = anEvent();
    if (identity.type !== 'IAMUser') throw new Error('the fixture is a user’s');
    const recorded = (mfa: 'true' | 'false') =>
      read(anEvent({ identity: { ...identity, sessionContext: contextOf(mfa) }, fromConsole: true }));
    // One after the other: what is remembered of a caller must not be another session's.
    for (const mfa of ['false', 'true', 'false'] as const) {
      expect(recorded(mfa)).toMatchObject({
        userIdentity: { userName: 'bob', sessionContext: contextOf(mfa) },
        sessionCredentialFromConsole: 'true',
      });
    }
    expect(read(anEvent({ fromConsole: false }))).not.toHaveProperty('sessionCredentialFromConsole');
  });

  it('of a sign-in is of another kind, with names as CloudTrail writes them', () => {
    const event = anEvent({
      service: 'signin',
      eventName: 'ConsoleLogin',
      eventType: 'AwsConsoleSignIn',
      readOnly: false,
      requestParameters: undefined,
      responseElements: { ConsoleLogin: 'Success' },
      additionalEventData: { MFAUsed: 'No' },
    });
    expect(read(event)).toMatchObject({
      eventSource: 'signin.amazonaws.com',
      eventType: 'AwsConsoleSignIn',
      requestParameters: null,
      responseElements: { ConsoleLogin: 'Success' },
      additionalEventData: { MFAUsed: 'No' },
    });
    expect(read(anEvent())['eventType']).toBe('AwsApiCall');
  });

  it('never holds a secret, whichever way it comes', () => {
    const canary = 'CANARY/secret+value';
    const text = recordText(
      anEvent({
        requestParameters: {
          Password: canary,
          NewPassword: canary,
          Deep: [{ TokenCode: canary }],
          Wrapped: new Secret(canary),
          Bytes: Buffer.from(canary),
        },
        responseElements: {
          AccessKey: { AccessKeyId: 'AKIA1', SecretAccessKey: canary },
          Credentials: { SessionToken: canary, secretAccessKey: canary },
        },
        additionalEventData: { privateKey: canary },
      }),
      'e-1',
    );
    expect(text).not.toContain('CANARY');
    expect(JSON.parse(text)).toMatchObject({
      requestParameters: { password: 'HIDDEN_DUE_TO_SECURITY_REASONS' },
      responseElements: { accessKey: { accessKeyId: 'AKIA1', secretAccessKey: 'HIDDEN_DUE_TO_SECURITY_REASONS' } },
    });
  });

  it.each(['\r\n{"forged":true}', '\u001b[2J', '\u0000', '\u2028', '\u2029', '\u202e', '\u009b', '\u007f', '\ufeff', '\ud800'])(
    'keeps %j from acting',
    (sign) => {
      const text = recordText(
        anEvent({ origin: { sourceIp: '::1', userAgent: `a${sign}b`, secure: true }, eventName: `x${sign}` }),
        'e-1',
      );
      expect(text).toMatch(/^[ -~]+$/);
      expect(JSON.parse(text)).toMatchObject({ userAgent: `a${sign}b` });
    },
  );

  it('is one line of safe signs and reads back as it was, whatever a client sends', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.jsonValue({ depthSize: 'small' }), (userAgent, value) => {
        const text = recordText(
          anEvent({ origin: { sourceIp: '::1', userAgent, secure: true }, requestParameters: { Value: value } }),
          'e-1',
        );
        // oxlint-disable-next-line no-control-regex -- these are what must not be there
        expect(text).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202e]/);
        expect((JSON.parse(text) as { userAgent: string }).userAgent).toBe(userAgent);
      }),
    );
  });

  it.each<[string, Partial<AuditEvent>]>([
    ['user agent', { origin: { sourceIp: 'x', userAgent: 'u'.repeat(1_000_000), secure: true } }],
    ['event name', { eventName: 'u'.repeat(1_000_000) }],
    ['message', { error: { code: 'X', message: 'u'.repeat(1_000_000) } }],
    ['parameter', { requestParameters: { PolicyDocument: 'u'.repeat(1_000_000) } }],
    [
      'number of parameters',
      { requestParameters: Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`p${i}`, 'x'.repeat(500)])) },
    ],
    ['list', { requestParameters: { Tags: Array.from({ length: 100_000 }, () => ({ Key: 'x'.repeat(500) })) } }],
    ['claimed key id', { identity: { type: 'Unknown', accessKeyId: 'u'.repeat(1_000_000) } }],
    ['answer', { responseElements: { Roles: Array.from({ length: 1000 }, () => 'x'.repeat(1000)) } }],
  ])('stays short with an endless %s', (_, changes) => expect(recordText(anEvent(changes), 'e-1').length).toBeLessThan(101_000));

  it('says that it left out what was too long', () => {
    const requestParameters = { Tags: Array.from({ length: 1000 }, () => 'x'.repeat(500)) };
    expect(read(anEvent({ requestParameters }))).toMatchObject({ requestParameters: { omitted: true }, responseElements: null });
  });

  it('is not led astray by names of the language', () => {
    const requestParameters = JSON.parse('{"__proto__":{"x":1},"constructor":"c"}') as Record<string, unknown>;
    expect(read(anEvent({ requestParameters }))['requestParameters']).toEqual({ constructor: 'c' });
    expect(Object.prototype).not.toHaveProperty('x');
  });
});

describe('records one after another', () => {
  const few = fc.constantFrom('', 'a', 'b', '"', 'é');
  const identity = fc.oneof(
    fc.record({ type: fc.constant('Root' as const), principalId: few, arn: few, accountId: few, accessKeyId: few }),
    fc.record({
      type: fc.constant('IAMUser' as const),
      principalId: few,
      arn: few,
      accountId: few,
      accessKeyId: few,
      userName: few,
    }),
    fc.record({ type: fc.constant('Unknown' as const), accessKeyId: few }),
  );
  const agent = fc.oneof(few, fc.nat(5000).map(String), fc.constantFrom('x'.repeat(1024), 'x'.repeat(1025)));
  const events = fc.record({
    identity,
    service: fc.constantFrom('iam', 'sts', 'countersign'),
    eventName: few,
    region: fc.oneof(few, fc.constantFrom('r'.repeat(64), 'r'.repeat(65))),
    origin: fc.record({ sourceIp: few, userAgent: agent, secure: fc.boolean() }),
    recipientAccountId: fc.option(few, { nil: undefined }),
    readOnly: fc.boolean(),
  });

  // What repeats is written once and kept: it must never be told of somebody else.
  it('each tell of their own event', () => {
    fc.assert(
      fc.property(fc.array(events, { minLength: 50, maxLength: 200 }), (all) => {
        for (const parts of all) {
          const { origin, region, service } = parts;
          const { recipientAccountId, ...said } = read(anEvent(parts));
          expect(recipientAccountId).toBe(parts.recipientAccountId);
          expect(said).toMatchObject({
            userIdentity: parts.identity,
            eventSource: service === 'countersign' ? service : `${service}.amazonaws.com`,
            eventName: parts.eventName,
            awsRegion: region.length > 64 ? `${region.slice(0, 64)}…` : region,
            sourceIPAddress: origin.sourceIp,
            userAgent: origin.userAgent.length > 1024 ? `${origin.userAgent.slice(0, 1024)}…` : origin.userAgent,
            readOnly: parts.readOnly,
          });
          expect(Object.keys(said['userIdentity'] as object)).toEqual(Object.keys(parts.identity));
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('recordTime', () => {
  it('is what the record says', () => {
    const { time } = anEvent();
    expect(recordTime(time)).toBe(Date.parse(String(read(anEvent())['eventTime'])));
  });
});

describe('identityOf', () => {
  const signed = { accessKeyId: 'AKIA1', region: 'us-east-1', service: 'iam', via: 'header' };
  const common = { accountId: '1', origin: anEvent().origin, signed };
  it('marks the root user', () => {
    expect(identityOf({ ...common, kind: 'root', arn: 'arn:aws:iam::1:root' } as unknown as Caller)).toEqual({
      type: 'Root',
      principalId: '1',
      arn: 'arn:aws:iam::1:root',
      accountId: '1',
      accessKeyId: 'AKIA1',
    });
  });
  it('names a user', () => {
    const caller = {
      ...common,
      kind: 'user',
      arn: 'arn:aws:iam::1:user/bob',
      userId: 'AIDA1',
      userName: 'bob',
    } as unknown as Caller;
    expect(identityOf(caller)).toMatchObject({ type: 'IAMUser', principalId: 'AIDA1', userName: 'bob' });
  });
  it('tells of the session of temporary credentials', () => {
    const temporary = { issuedAt: new Date('2026-11-24T09:00:00.999Z'), mfaAt: new Date('2026-11-24T09:00:00.999Z') };
    const caller = { ...common, kind: 'root', arn: 'arn:aws:iam::1:root', temporary } as unknown as Caller;
    expect(identityOf(caller)).toMatchObject({
      sessionContext: { attributes: { creationDate: '2026-11-24T09:00:00Z', mfaAuthenticated: 'true' } },
    });
  });
});
