import * as fc from 'fast-check';
import { afterAll, beforeAll, describe as subject, expect, it } from 'vitest';
import {
  inputOf,
  outputOf,
  sdkCaller,
  sdkException,
  sdkKnows,
  sdkView,
  type Sample,
  type SdkName,
} from '../../packages/server/src/wire/contract.ts';
import { describe, operationNames, SDK_ERRORS, type OperationShape } from '../../packages/server/src/wire/index.ts';
import { REQUEST_ID, startEchoServer, type EchoServer } from './echo-server.ts';

const ROUNDS = Number(process.env['WIRE_ROUNDS'] ?? 20);
const SERVICES = ['iam', 'sts'] as const;
const shapes = SERVICES.flatMap((service) =>
  operationNames(service).map((name) => describe(service, name) as OperationShape),
).filter((shape) => sdkKnows(shape.service as SdkName, shape.name));

let server: EchoServer;
let call: Readonly<Record<SdkName, (name: string, input: Sample) => Promise<Sample>>>;
beforeAll(async () => {
  server = await startEchoServer();
  const { endpoint } = server;
  call = { iam: sdkCaller('iam', { endpoint }), sts: sdkCaller('sts', { endpoint }) };
});
afterAll(() => server.close());

subject(`the JS SDK over HTTP, ${ROUNDS} rounds`, () => {
  it.each(shapes.map((shape) => [`${shape.service}:${shape.name}`, shape] as const))(
    '%s keeps its input and its output',
    async (_, shape) => {
      await fc.assert(
        fc.asyncProperty(inputOf(shape), outputOf(shape), async (input, output) => {
          server.queue(shape.name, { output });
          const { $metadata, ...parsed } = await call[shape.service as SdkName](shape.name, input);
          expect(server.received()).toEqual([{ action: shape.name, input }]);
          expect(parsed).toEqual(sdkView(shape, output));
          expect($metadata).toMatchObject({ requestId: REQUEST_ID, httpStatusCode: 200 });
        }),
        { numRuns: ROUNDS },
      );
    },
  );

  it.each(SERVICES.flatMap((service) => SDK_ERRORS[service].map((error) => [service, error.shape, error.wire] as const)))(
    '%s %s arrives as its own class',
    async (service, name, wire) => {
      const action = service === 'iam' ? 'ListUsers' : 'GetCallerIdentity';
      const [message = ''] = fc.sample(
        fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => text.trim() === text && text !== ''),
        1,
      );
      server.queue(action, { error: { ...wire, message } });
      const refused: unknown = await call[service](action, {}).catch((error: unknown) => error);
      expect(refused).toBeInstanceOf(sdkException(service, name));
      expect(refused).toMatchObject({
        name,
        message,
        $fault: wire.fault === 'Sender' ? 'client' : 'server',
        Code: wire.code,
        $metadata: { httpStatusCode: wire.status, requestId: REQUEST_ID },
      });
    },
  );
});
