import type { AddClientIDToOpenIDConnectProviderRequest } from '@aws-sdk/client-iam';
import { changeOidcProvider } from '../../store/oidc-providers.ts';
import type { Checked } from '../checked.ts';
import { checkClientIds, oidcProviderTarget, requireOidcProvider } from '../oidc-provider-lookup.ts';
import type { WriteOperation } from '../operation.ts';

type Input = Checked<AddClientIDToOpenIDConnectProviderRequest, 'OpenIDConnectProviderArn' | 'ClientID'>;

/** Adds a client id to an OpenID Connect provider; one that is there already stays as it is. */
export const addClientIDToOpenIDConnectProvider: WriteOperation<Input, void> = {
  kind: 'write',
  action: 'iam:AddClientIDToOpenIDConnectProvider',
  accessLevel: 'Write',

  targets: async (input, tools) => [await oidcProviderTarget(tools, input.OpenIDConnectProviderArn)],

  async run(input, tools) {
    const provider = await requireOidcProvider(tools, input.OpenIDConnectProviderArn);
    const clientIds = checkClientIds([...provider.clientIds, input.ClientID]);
    await changeOidcProvider(tools.write, provider, { clientIds });
  },
};
