import type { UntagOpenIDConnectProviderRequest } from '@aws-sdk/client-iam';
import { removeTags } from '../../store/tags.ts';
import type { Checked } from '../checked.ts';
import { oidcProviderTarget, requireOidcProvider } from '../oidc-provider-lookup.ts';
import type { WriteOperation } from '../operation.ts';
import { tagKeysContext } from '../request-tags.ts';

type Input = Checked<UntagOpenIDConnectProviderRequest, 'OpenIDConnectProviderArn' | 'TagKeys'>;

/** Takes tags off an OpenID Connect provider; keys that are not there are passed over. */
export const untagOpenIDConnectProvider: WriteOperation<Input, void> = {
  kind: 'write',
  action: 'iam:UntagOpenIDConnectProvider',
  accessLevel: 'Tagging',

  targets: async ({ OpenIDConnectProviderArn, TagKeys }, tools) => [
    await oidcProviderTarget(tools, OpenIDConnectProviderArn, tagKeysContext(TagKeys)),
  ],

  async run({ OpenIDConnectProviderArn, TagKeys }, tools) {
    const { accountId, providerId } = await requireOidcProvider(tools, OpenIDConnectProviderArn);
    await removeTags(tools.write, { kind: 'oidcProvider', accountId, resourceId: providerId }, TagKeys);
  },
};
