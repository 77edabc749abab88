import type { CreateVirtualMFADeviceRequest, CreateVirtualMFADeviceResponse } from '@aws-sdk/client-iam';
import { ServiceError } from '../../domain/errors.ts';
import { LIMITS } from '../../domain/limits.ts';
import { LONGEST_SERIAL, mfaArn } from '../../domain/mfa-serials.ts';
import { addMfaDevice, countMfaDevices, findAlikeMfaDevice, serialKey } from '../../store/mfa-devices.ts';
import { putTags, type TagRow } from '../../store/tags.ts';
import type { Checked } from '../checked.ts';
import { describeTags } from '../describe-user.ts';
import type { PreparedWriteOperation, ReadTools } from '../operation.ts';
import { qrPng } from '../qr-png.ts';
import { checkTagQuota, readTags, requestTagContext } from '../request-tags.ts';

type Input = Checked<CreateVirtualMFADeviceRequest, 'VirtualMFADeviceName'>;
interface Prepared {
  readonly deviceId: string;
  readonly base32: string;
  readonly sealed: string;
  readonly png: Uint8Array;
}

/**
 * Makes a virtual MFA device that is nobody's yet. Its seed is shown in this answer and never again.
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_VirtualMFADevice.html for what the picture holds
 */
export const createVirtualMFADevice: PreparedWriteOperation<Input, CreateVirtualMFADeviceResponse, Prepared> = {
  kind: 'write',
  action: 'iam:CreateVirtualMFADevice',
  accessLevel: 'Write',

  targets(input, { caller: { accountId } }) {
    const target = {
      arn: mfaArn({ accountId, path: input.Path ?? '/', name: input.VirtualMFADeviceName }),
      context: requestTagContext(readTags('mfa', input.Tags)),
    };
    return (input.Tags ?? []).length > 0 ? [target, { ...target, action: 'iam:TagMFADevice' }] : [target];
  },

  // Drawing the picture takes milliseconds.
  async prepare(input, tools) {
    await check(input, tools);
    const { accountId } = tools.caller;
    const deviceId = Buffer.from(tools.random(16)).toString('hex');
    const { base32, sealed } = tools.seeds.make({ accountId, deviceId, ownerId: null });
    const label = `${encodeURIComponent(input.VirtualMFADeviceName)}@${accountId}`;
    return { deviceId, base32, sealed, png: qrPng(`otpauth://totp/${label}?secret=${base32}`) };
  },

  async run(input, tools, { deviceId, base32, sealed, png }) {
    const tags = await check(input, tools);
    const { accountId } = tools.caller;
    const { VirtualMFADeviceName: name, Path: path = '/' } = input;
    await addMfaDevice(tools.write, {
      accountId,
      deviceId,
      path,
      name,
      serialKey: serialKey(path, name),
      sealedSeed: sealed,
      createdAt: tools.now.getTime(),
      ownerId: null,
      enabledAt: null,
      drift: 0,
      lastStep: null,
    });
    await putTags(tools.write, { kind: 'mfa', accountId, resourceId: deviceId }, tags);
    return {
      VirtualMFADevice: {
        SerialNumber: mfaArn({ accountId, path, name }),
        Base32StringSeed: new Uint8Array(Buffer.from(base32)),
        QRCodePNG: png,
        ...(tags.length === 0 ? {} : { Tags: describeTags(tags) }),
      },
    };
  },
};

async function check(
  { VirtualMFADeviceName: name, Path: path = '/', Tags }: Input,
  tools: ReadTools,
): Promise<readonly TagRow[]> {
  const { accountId } = tools.caller;
  const tags = readTags('mfa', Tags);
  checkTagQuota('mfa', [], tags);
  if (mfaArn({ accountId, path, name }).length > LONGEST_SERIAL) {
    throw new ServiceError(
      'ValidationError',
      `The path and name make a serial number of more than ${LONGEST_SERIAL} characters.`,
    );
  }
  if (await findAlikeMfaDevice(tools.db, accountId, path, name)) {
    // SOURCE: LocalStack's recordings of 2026-02 (test_virtual_mfa_device_errors).
    throw new ServiceError('EntityAlreadyExists', 'MFA device already exists.');
  }
  if ((await countMfaDevices(tools.db, accountId)) >= LIMITS.VirtualMfaDevices) {
    throw new ServiceError('LimitExceeded', `Cannot exceed quota for MFADevices: ${LIMITS.VirtualMfaDevices}`);
  }
  return tags;
}
