import { addClientIDToOpenIDConnectProvider } from './iam/add-client-id-to-open-id-connect-provider.ts';
import { createOpenIDConnectProvider } from './iam/create-open-id-connect-provider.ts';
import { deleteOpenIDConnectProvider } from './iam/delete-open-id-connect-provider.ts';
import { getOpenIDConnectProvider } from './iam/get-open-id-connect-provider.ts';
import { listOpenIDConnectProviderTags } from './iam/list-open-id-connect-provider-tags.ts';
import { listOpenIDConnectProviders } from './iam/list-open-id-connect-providers.ts';
import { removeClientIDFromOpenIDConnectProvider } from './iam/remove-client-id-from-open-id-connect-provider.ts';
import { tagOpenIDConnectProvider } from './iam/tag-open-id-connect-provider.ts';
import { untagOpenIDConnectProvider } from './iam/untag-open-id-connect-provider.ts';
import { updateOpenIDConnectProviderThumbprint } from './iam/update-open-id-connect-provider-thumbprint.ts';
import type { Operation } from './operation.ts';

/** The operations on identity providers, and those that show what the account grants, by `service:Operation`. */
export const providerOperations: Readonly<Record<string, Operation>> = {
  'iam:AddClientIDToOpenIDConnectProvider': addClientIDToOpenIDConnectProvider,
  'iam:CreateOpenIDConnectProvider': createOpenIDConnectProvider,
  'iam:DeleteOpenIDConnectProvider': deleteOpenIDConnectProvider,
  'iam:GetOpenIDConnectProvider': getOpenIDConnectProvider,
  'iam:ListOpenIDConnectProviders': listOpenIDConnectProviders,
  'iam:ListOpenIDConnectProviderTags': listOpenIDConnectProviderTags,
  'iam:RemoveClientIDFromOpenIDConnectProvider': removeClientIDFromOpenIDConnectProvider,
  'iam:TagOpenIDConnectProvider': tagOpenIDConnectProvider,
  'iam:UntagOpenIDConnectProvider': untagOpenIDConnectProvider,
  'iam:UpdateOpenIDConnectProviderThumbprint': updateOpenIDConnectProviderThumbprint,
};
