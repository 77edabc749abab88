import type { UpdateOpenIDConnectProviderThumbprintRequest } from '@aws-sdk/client-iam';
import { changeOidcProvider } from '../../store/oidc-providers.ts';
import type { Checked } from '../checked.ts';
import { checkThumbprints, oidcProviderTarget, requireOidcProvider } from '../oidc-provider-lookup.ts';
import type { WriteOperation } from '../operation.ts';

type Input = Checked<UpdateOpenIDConnectProviderThumbprintRequest, 'OpenIDConnectProviderArn' | 'ThumbprintList'>;

/** Gives an OpenID Connect provider other thumbprints in place of all that it had. */
export const updateOpenIDConnectProviderThumbprint: WriteOperation<Input, void> = {
  kind: 'write',
  action: 'iam:UpdateOpenIDConnectProviderThumbprint',
  accessLevel: 'Write',

  targets: async (input, tools) => [await oidcProviderTarget(tools, input.OpenIDConnectProviderArn)],

  async run(input, tools) {
    const thumbprints = checkThumbprints(input.ThumbprintList);
    const provider = await requireOidcProvider(tools, input.OpenIDConnectProviderArn);
    await changeOidcProvider(tools.write, provider, { thumbprints });
  },
};
