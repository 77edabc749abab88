import type { DeleteOpenIDConnectProviderRequest } from '@aws-sdk/client-iam';
import { removeOidcProvider } from '../../store/oidc-providers.ts';
import { removeAllTags } from '../../store/tags.ts';
import type { Checked } from '../checked.ts';
import { oidcProviderTarget, requireOidcProvider } from '../oidc-provider-lookup.ts';
import type { WriteOperation } from '../operation.ts';

type Input = Checked<DeleteOpenIDConnectProviderRequest, 'OpenIDConnectProviderArn'>;

/** Removes an OpenID Connect provider and its tags. Roles that trust it stay; nobody can take them by it. */
export const deleteOpenIDConnectProvider: WriteOperation<Input, void> = {
  kind: 'write',
  action: 'iam:DeleteOpenIDConnectProvider',
  accessLevel: 'Write',

  targets: async (input, tools) => [await oidcProviderTarget(tools, input.OpenIDConnectProviderArn)],

  async run({ OpenIDConnectProviderArn: arn }, tools) {
    // SOURCE: LocalStack's recordings of 2026-02 (test_iam_oidc). AWS's reference says it does not fail; it does.
    const provider = await requireOidcProvider(tools, arn, `OpenId connect Provider ${arn} cannot be found.`);
    const { accountId, providerId: resourceId } = provider;
    await removeAllTags(tools.write, { kind: 'oidcProvider', accountId, resourceId });
    await removeOidcProvider(tools.write, provider);
  },
};
