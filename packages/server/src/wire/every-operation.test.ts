import * as fc from 'fast-check';
import { beforeAll, describe as subject, expect, it } from 'vitest';
import { inputOf, outputOf, sdkCaller, sdkException, sdkKnows, sdkView, type Sample, type SdkName } from './contract.ts';
import {
  decodeInput,
  describe,
  encodeError,
  encodeOutput,
  operationNames,
  parseForm,
  SDK_ERRORS,
  serviceOf,
  statusOf,
  validateInput,
} from './index.ts';
import type { OperationShape } from './shape.ts';

type Answer = (body: string) => { readonly status: number; readonly body: string };

const REQUEST_ID = '7a62c49f-347e-4fc4-9331-6e8eEXAMPLE';
let answer: Answer = () => ({ status: 500, body: '' });
// The real client from its call to the bytes and back, without a socket.
const requestHandler = {
  handle: (request: { readonly body: string }): Promise<object> => {
    const { status, body } = answer(request.body);
    const headers = { 'x-amzn-requestid': REQUEST_ID };
    return Promise.resolve({ response: { statusCode: status, headers, body: Buffer.from(body) } });
  },
};
const call: Readonly<Record<SdkName, (name: string, input: Sample) => Promise<Sample>>> = {
  iam: sdkCaller('iam', { requestHandler }),
  sts: sdkCaller('sts', { requestHandler }),
};

const shapes: readonly OperationShape[] = (['iam', 'sts'] as const).flatMap((service) =>
  operationNames(service).map((name) => describe(service, name) as OperationShape),
);

beforeAll(() => {
  // Nothing on the way may write to what every object shares.
  Object.freeze(Object.prototype);
});

subject('the described operations', () => {
  it('are the 180 of IAM and the 12 of STS', () => {
    expect(operationNames('iam')).toHaveLength(180);
    expect(operationNames('sts')).toHaveLength(12);
  });
});

subject('every operation through the real JS SDK', () => {
  it.each(
    shapes
      .filter((shape) => sdkKnows(shape.service as SdkName, shape.name))
      .map((shape) => [`${shape.service}:${shape.name}`, shape] as const),
  )('%s keeps its input and its output', async (_, shape) => {
    const service = shape.service as SdkName;
    await fc.assert(
      fc.asyncProperty(inputOf(shape), outputOf(shape), async (input, output) => {
        let received: unknown;
        answer = (body) => {
          const form = parseForm(body);
          expect([serviceOf(form), form.get('Action')]).toEqual([service, shape.name]);
          const decoded = decodeInput(shape, form);
          validateInput(service, shape, decoded);
          received = decoded;
          return { status: 200, body: encodeOutput(shape, output, REQUEST_ID) };
        };
        const { $metadata, ...parsed } = await call[service](shape.name, input);
        expect(received).toEqual(input);
        expect(parsed).toEqual(sdkView(shape, output));
        expect($metadata).toMatchObject({ requestId: REQUEST_ID });
      }),
      { numRuns: Number(process.env['WIRE_ROUNDS'] ?? 1), seed: 20_261_124 },
    );
  });
});

subject('every error through the real JS SDK', () => {
  const errors = (['iam', 'sts'] as const).flatMap((service) =>
    SDK_ERRORS[service].map((error) => [service, error.shape, error] as const),
  );

  it('is one of 38 of IAM and 15 of STS', () => {
    expect([SDK_ERRORS.iam.length, SDK_ERRORS.sts.length]).toEqual([38, 15]);
  });

  it.each(errors)('%s %s keeps class, message, status and request id', async (service, name, { wire }) => {
    const message = `No <such> "thing" & more: ünïcode 😀`;
    answer = () => ({ status: wire.status, body: encodeError(service, { ...wire, message }, REQUEST_ID) });
    const refused: unknown = await call[service](service === 'iam' ? 'ListUsers' : 'GetCallerIdentity', {}).catch(
      (error: unknown) => error,
    );
    expect(refused).toBeInstanceOf(sdkException(service, name));
    expect(refused).toMatchObject({
      name,
      message,
      $fault: wire.fault === 'Sender' ? 'client' : 'server',
      Code: wire.code,
      $metadata: { httpStatusCode: wire.status, requestId: REQUEST_ID },
    });
    expect(statusOf(wire.code)).toEqual({ status: wire.status, fault: wire.fault });
  });
});
