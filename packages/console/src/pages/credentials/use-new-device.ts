import { useCallback, useEffect, useRef, useState } from 'react';
import { call } from '../../api/call.ts';
import { useWrite } from '../../api/use-api.ts';
import { useNotify } from '../../app/notify.ts';
import { useText } from '../../text/catalogue.ts';
import { credentialsText } from './text.ts';

/** A virtual device that was just made, with what an app needs to become it. */
export interface NewDevice {
  readonly serial: string;
  /** In base 32, as people type it. */
  readonly secret: string;
  readonly png: Uint8Array<ArrayBuffer>;
}
interface Making {
  readonly device: NewDevice | undefined;
  readonly isBusy: boolean;
  readonly error: Error | null;
  readonly make: (name: string) => void;
  /** Gives the device to a user who shows two codes of it. */
  readonly enable: (userName: string, codes: readonly [string, string], onDone: () => void) => void;
  /** Forgets the device and deletes it. */
  readonly drop: () => void;
}

/**
 * Makes a virtual MFA device and gives it to somebody.
 * INVARIANT: a device that was not given to anybody by the time the dialog is gone is deleted.
 */
export function useNewDevice(): Making {
  const text = useText(credentialsText);
  const notify = useNotify();
  const [device, setDevice] = useState<NewDevice>();
  const [error, setError] = useState<Error | null>(null);
  const create = useWrite('CreateVirtualMFADevice');
  const enabling = useWrite('EnableMFADevice');
  const unassigned = useRef<string>(undefined);

  const remove = useCallback((): void => {
    const serial = unassigned.current;
    unassigned.current = undefined;
    if (serial === undefined) return;
    call('DeleteVirtualMFADevice', { SerialNumber: serial }).catch((refused: Error) => {
      notify({ type: 'warning', content: text.assign.notDeleted(serial, refused.message) });
    });
  }, [notify, text]);
  const latest = useRef(remove);
  useEffect(() => {
    latest.current = remove;
  }, [remove]);
  useEffect(() => () => latest.current(), []);

  return {
    device,
    error,
    isBusy: create.isPending || enabling.isPending,
    make(name) {
      setError(null);
      create.mutate(
        { VirtualMFADeviceName: name },
        {
          onSuccess: ({ VirtualMFADevice: made }) => {
            create.reset(); // it holds the secret
            unassigned.current = made?.SerialNumber;
            setDevice({
              serial: made?.SerialNumber ?? '',
              secret: atob(made?.Base32StringSeed ?? ''),
              png: Uint8Array.from(atob(made?.QRCodePNG ?? ''), (sign) => sign.charCodeAt(0)),
            });
          },
          onError: setError,
        },
      );
    },
    enable(userName, [AuthenticationCode1, AuthenticationCode2], onDone) {
      if (!device) return;
      setError(null);
      enabling.mutate(
        { UserName: userName, SerialNumber: device.serial, AuthenticationCode1, AuthenticationCode2 },
        {
          onSuccess: () => {
            unassigned.current = undefined;
            setDevice(undefined);
            onDone();
          },
          onError: setError,
        },
      );
    },
    drop() {
      remove();
      setDevice(undefined);
      setError(null);
    },
  };
}
