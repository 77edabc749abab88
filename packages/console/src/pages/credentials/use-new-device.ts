import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { hasCode } from '../../api/api-error.ts';
import { call } from '../../api/call.ts';
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
  const client = useQueryClient();
  const [device, setDevice] = useState<NewDevice>();
  const [error, setError] = useState<Error | null>(null);
  const [isBusy, setBusy] = useState(false);
  const unassigned = useRef<string>(undefined);
  const isGone = useRef(false);

  const remove = useCallback((): void => {
    const serial = unassigned.current;
    unassigned.current = undefined;
    if (serial === undefined) return;
    call('DeleteVirtualMFADevice', { SerialNumber: serial }).catch((refused: Error) => {
      // Somebody has it after all: the dialog was closed while the codes were on their way.
      if (hasCode(refused, 'DeleteConflict')) return;
      notify({ type: 'warning', content: text.assign.notDeleted(serial, refused.message) });
    });
  }, [notify, text]);
  const latest = useRef(remove);
  useEffect(() => {
    latest.current = remove;
  }, [remove]);
  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
      latest.current();
    };
  }, []);

  const run = (act: () => Promise<void>): void => {
    setError(null);
    setBusy(true);
    act()
      .catch(setError)
      .finally(() => setBusy(false));
  };

  return {
    device,
    error,
    isBusy,
    make: (name) =>
      run(async () => {
        const input = { VirtualMFADeviceName: name };
        const { VirtualMFADevice: made } = await call('CreateVirtualMFADevice', input);
        unassigned.current = made?.SerialNumber;
        if (isGone.current) {
          latest.current();
          return;
        }
        setDevice({
          serial: made?.SerialNumber ?? '',
          secret: atob(made?.Base32StringSeed ?? ''),
          png: Uint8Array.from(atob(made?.QRCodePNG ?? ''), (sign) => sign.charCodeAt(0)),
        });
      }),
    enable: (userName, [AuthenticationCode1, AuthenticationCode2], onDone) =>
      run(async () => {
        if (!device) return;
        const input = { UserName: userName, SerialNumber: device.serial, AuthenticationCode1, AuthenticationCode2 };
        await call('EnableMFADevice', input);
        unassigned.current = undefined;
        await client.invalidateQueries();
        if (isGone.current) return;
        setDevice(undefined);
        onDone();
      }),
    drop() {
      remove();
      setDevice(undefined);
      setError(null);
    },
  };
}
