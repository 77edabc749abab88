import { describe, expect, test } from 'vitest';
import { renderExplanation } from './explanation.ts';

describe('an explanation', () => {
  test('of a policy decision tells who, what and the reasons, without repeating the trace', () => {
    const explanation = {
      kind: 'policy',
      action: 'iam:CreateUser',
      resource: 'arn:aws:iam::123456789012:user/carol',
      principal: 'arn:aws:iam::123456789012:user/bob',
      message: 'User: … is not authorized',
      text: 'Denied, because nothing allows it.\n',
      trace: { steps: ['not shown'] },
    };
    expect(renderExplanation(explanation)).toBe(
      `User: … is not authorized

Who       arn:aws:iam::123456789012:user/bob
Action    iam:CreateUser
Resource  arn:aws:iam::123456789012:user/carol

Denied, because nothing allows it.
`,
    );
  });
  test('of a wrong signature shows what the server built, line by line', () => {
    const explanation = {
      kind: 'authentication',
      code: 'SignatureDoesNotMatch',
      message: 'The request signature …',
      accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
      text: 'The key is known.',
      diagnosis: { canonicalRequest: 'POST\n/\n\nhost:a', causes: ['clock', { cause: 'host', seen: 'b' }], hints: [], skew: 3 },
    };
    expect(renderExplanation(explanation)).toBe(
      `SignatureDoesNotMatch: The request signature …

Access key ID  AKIAIOSFODNN7EXAMPLE

The key is known.

Diagnosis:
  Canonical request:
    | POST
    | /
    |
    | host:a
  Causes:
    - clock
    - Cause: host
      Seen: b
  Hints: none
  Skew: 3
`,
    );
  });
  test('of a wrong signature puts the likely causes into sentences of their own', () => {
    const causes = [
      { kind: 'host', certain: true, sentence: 'A proxy rewrote the host.' },
      { kind: 'clock', sentence: 'Or the clock.' },
    ];
    expect(
      renderExplanation({ text: 'It did not match.', requestId: 'r', diagnosis: { canonicalRequest: 'POST', causes } }),
    ).toBe(
      'Request ID  r\n\nIt did not match.\n\n- A proxy rewrote the host.\n- Or the clock.\n\nDiagnosis:\n  Canonical request: POST\n',
    );
  });
  test('cannot rewrite the terminal, whatever the request held', () => {
    const shown = renderExplanation({ text: 'a\u001B[2Jb\u009Bc\u007Fd\re\u202Ef\tg' });
    expect(shown).toBe('a\\x1b[2Jb\\x9bc\\x7fd\\x0de\\u202ef\tg\n');
  });
  test('of a kind that is not known yet is still shown', () => {
    expect(renderExplanation({ newThing: true })).toBe('New thing: true\n');
    expect(renderExplanation('words')).toBe('words\n');
  });
});
