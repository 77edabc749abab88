import type { GetOpenIDConnectProviderRequest, GetOpenIDConnectProviderResponse } from '@aws-sdk/client-iam';
import { listTags } from '../../store/tags.ts';
import type { Checked } from '../checked.ts';
import { describeTags } from '../describe-user.ts';
import { oidcProviderTarget, requireOidcProvider } from '../oidc-provider-lookup.ts';
import type { ReadOperation } from '../operation.ts';

type Input = Checked<GetOpenIDConnectProviderRequest, 'OpenIDConnectProviderArn'>;

/** Shows an OpenID Connect provider; its address is without `https://`. */
export const getOpenIDConnectProvider: ReadOperation<Input, GetOpenIDConnectProviderResponse> = {
  kind: 'read',
  action: 'iam:GetOpenIDConnectProvider',
  accessLevel: 'Read',

  targets: async (input, tools) => [await oidcProviderTarget(tools, input.OpenIDConnectProviderArn)],

  async run(input, tools) {
    const provider = await requireOidcProvider(tools, input.OpenIDConnectProviderArn);
    const tags = await listTags(tools.db, provider.accountId, provider.providerId);
    return {
      Url: provider.url,
      ClientIDList: [...provider.clientIds],
      ThumbprintList: [...provider.thumbprints],
      CreateDate: new Date(provider.createdAt),
      // SOURCE: LocalStack's recordings of 2026-02 (test_iam_oidc): an empty list where there are none.
      Tags: describeTags(tags),
    };
  },
};
