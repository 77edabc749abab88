import type { RemoveClientIDFromOpenIDConnectProviderRequest } from '@aws-sdk/client-iam';
import { changeOidcProvider } from '../../store/oidc-providers.ts';
import type { Checked } from '../checked.ts';
import { oidcProviderTarget, requireOidcProvider } from '../oidc-provider-lookup.ts';
import type { WriteOperation } from '../operation.ts';

type Input = Checked<RemoveClientIDFromOpenIDConnectProviderRequest, 'OpenIDConnectProviderArn' | 'ClientID'>;

/** Takes a client id from an OpenID Connect provider; nothing happens when it is not there. */
export const removeClientIDFromOpenIDConnectProvider: WriteOperation<Input, void> = {
  kind: 'write',
  action: 'iam:RemoveClientIDFromOpenIDConnectProvider',
  accessLevel: 'Write',

  targets: async (input, tools) => [await oidcProviderTarget(tools, input.OpenIDConnectProviderArn)],

  async run(input, tools) {
    const provider = await requireOidcProvider(tools, input.OpenIDConnectProviderArn);
    const clientIds = provider.clientIds.filter((clientId) => clientId !== input.ClientID);
    await changeOidcProvider(tools.write, provider, { clientIds });
  },
};
