import { useRead, useWrite } from '../../api/use-api.ts';

interface LeftOver {
  readonly isThere: boolean;
  readonly isBusy: boolean;
  readonly remove: (onDone: () => void) => void;
}

/**
 * Whether a virtual device that stands in the way is nobody's: a tab that was closed half-way leaves one.
 * @param isAsked whether one stands in the way. Who may not list devices is told of none.
 */
export function useLeftOver(serial: string, isAsked: boolean): LeftOver {
  const { data } = useRead('ListVirtualMFADevices', { AssignmentStatus: 'Unassigned' }, { enabled: isAsked });
  const remove = useWrite('DeleteVirtualMFADevice');
  return {
    isThere: isAsked && (data?.VirtualMFADevices ?? []).some(({ SerialNumber }) => SerialNumber === serial),
    isBusy: remove.isPending,
    remove: (onDone) => remove.mutate({ SerialNumber: serial }, { onSuccess: onDone }),
  };
}
