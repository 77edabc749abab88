import type { AuditEvent } from './event.ts';
import type { AuditText } from './text.ts';

/** Who did it, by name. */
export function whoOf({ userIdentity }: AuditEvent, text: AuditText): string {
  switch (userIdentity.type) {
    case 'Root':
      return text.root;
    case 'IAMUser':
      return userIdentity.userName ?? text.unknown;
    case 'Operator':
      return text.operator;
    case 'Unknown':
      return text.unknown;
  }
}
