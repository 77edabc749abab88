/** The input and output of the operations that Countersign adds to AWS's, as `docs/compatibility.md` lists them. */
export interface OwnOperations {
  CheckPermissions: {
    input: { readonly Checks: readonly PermissionCheck[] };
    output: { readonly Results: readonly PermissionResult[] };
  };
  ExplainRequest: { input: { readonly RequestId: string }; output: { readonly Explanation: string } };
  LookupAuditRecords: {
    input: Page & {
      readonly EventName?: string;
      readonly UserName?: string;
      readonly StartTime?: Date;
      readonly EndTime?: Date;
      readonly AccessKeyId?: string;
      readonly SourceIp?: string;
      readonly ErrorCode?: string;
      readonly ReadOnly?: boolean;
      readonly ResourceName?: string;
    };
    /** Each record is JSON text. */
    output: Paged & { readonly Records: readonly string[] };
  };
  ListUserSummaries: { input: Page; output: Paged & { readonly Users: readonly UserSummary[] } };
  ListAccountAccessKeys: { input: Page; output: Paged & { readonly AccessKeys: readonly AccountAccessKey[] } };
  BeginPasskeyRegistration: {
    input: object;
    /** `Options`: JSON text of `PublicKeyCredentialCreationOptionsJSON`. */
    output: { readonly Ticket: string; readonly Options: string };
  };
  FinishPasskeyRegistration: {
    input: { readonly Ticket: string; readonly Name: string; readonly Credential: string };
    output: { readonly SerialNumber: string };
  };
  ListPasskeys: { input: { readonly UserName?: string }; output: { readonly Passkeys: readonly Passkey[] } };
  RenamePasskey: { input: { readonly SerialNumber: string; readonly Name: string }; output: object };
  CreateRecoveryCodes: { input: object; output: { readonly Codes: readonly string[] } };
  GetRecoveryCodeSummary: { input: object; output: { readonly Remaining: number; readonly CreateDate?: Date } };
  ListConsoleSessions: { input: { readonly UserName?: string }; output: { readonly Sessions: readonly ConsoleSession[] } };
  RevokeConsoleSession: { input: { readonly SessionId: string; readonly UserName?: string }; output: object };
  RevokeConsoleSessions: { input: { readonly UserName?: string; readonly ExceptCurrent?: boolean }; output: object };
}

interface Page {
  readonly Marker?: string;
  readonly MaxItems?: number;
}
interface Paged {
  readonly IsTruncated: boolean;
  readonly Marker?: string;
}

/** One question about what the caller may do. Without a resource: `*`. */
export interface PermissionCheck {
  readonly Action: string;
  readonly ResourceArn?: string;
}
export interface PermissionResult {
  readonly Action: string;
  readonly ResourceArn: string;
  readonly Allowed: boolean;
  /** The refusal that a call would get. */
  readonly Message?: string;
}

/** A user with what a list of users shows. */
export interface UserSummary {
  readonly UserName: string;
  readonly UserId: string;
  readonly Arn: string;
  readonly Path: string;
  readonly CreateDate: Date;
  readonly PasswordLastUsed?: Date;
  readonly HasPassword: boolean;
  readonly PasswordChangedDate?: Date;
  readonly GroupNames: readonly string[];
  readonly MfaTypes: readonly ('virtual' | 'passkey')[];
  readonly AccessKeys: readonly {
    readonly AccessKeyId: string;
    readonly Status: 'Active' | 'Inactive';
    readonly CreateDate: Date;
    readonly LastUsedDate?: Date;
  }[];
}

/** An access key of the account, with its owner. */
export interface AccountAccessKey {
  readonly AccessKeyId: string;
  readonly OwnerType: 'User' | 'Root';
  readonly UserName?: string;
  readonly Status: 'Active' | 'Inactive';
  readonly CreateDate: Date;
  readonly LastUsedDate?: Date;
  readonly LastUsedRegion?: string;
  readonly LastUsedService?: string;
  readonly Description?: string;
}

export interface Passkey {
  readonly SerialNumber: string;
  readonly Name: string;
  readonly CreateDate: Date;
  readonly LastUsedDate?: Date;
  readonly DeviceType: 'singleDevice' | 'multiDevice';
  readonly BackedUp: boolean;
}

export interface ConsoleSession {
  /** `ASIA…` */
  readonly SessionId: string;
  readonly CreateDate: Date;
  readonly LastUsedDate: Date;
  readonly ExpireDate: Date;
  readonly SourceIp: string;
  readonly UserAgent: string;
  readonly Mfa: boolean;
  readonly Current: boolean;
}
