/** What the console reads of a CloudTrail-shaped record. */
export interface AuditEvent {
  readonly eventID: string;
  readonly eventTime: string;
  readonly eventName: string;
  readonly eventSource: string;
  readonly sourceIPAddress: string;
  readonly userAgent?: string;
  readonly requestID?: string;
  readonly errorCode?: string;
  readonly errorMessage?: string;
  readonly readOnly?: boolean;
  readonly sessionCredentialFromConsole?: string;
  readonly userIdentity: {
    readonly type: 'Root' | 'IAMUser' | 'Operator' | 'Unknown';
    readonly userName?: string;
    readonly accessKeyId?: string;
    readonly arn?: string;
    readonly sessionContext?: { readonly attributes?: { readonly mfaAuthenticated?: string } };
  };
}

/** Reads the records of a page; the text of each is kept, to be shown as it is. */
export function readEvents(records: readonly string[]): readonly (AuditEvent & { readonly text: string })[] {
  return records.map((text) => ({ ...(JSON.parse(text) as AuditEvent), text }));
}
