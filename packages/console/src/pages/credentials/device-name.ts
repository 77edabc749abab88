/** SOURCE: IAM API Reference, CreateVirtualMFADevice: `[\w+=,.@-]+`; the console of AWS allows 128 characters. */
const DEVICE_NAME = /^[\w+=,.@-]{1,128}$/;

/** Whether an MFA device may be called so. */
export const isDeviceName = (name: string): boolean => DEVICE_NAME.test(name);
