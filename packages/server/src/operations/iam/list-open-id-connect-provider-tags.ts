import type { ListOpenIDConnectProviderTagsRequest, ListOpenIDConnectProviderTagsResponse } from '@aws-sdk/client-iam';
import { pageScope } from '../../domain/paging.ts';
import { listTags } from '../../store/tags.ts';
import type { Checked } from '../checked.ts';
import { describeTags } from '../describe-user.ts';
import { oidcProviderTarget, requireOidcProvider } from '../oidc-provider-lookup.ts';
import type { ReadOperation } from '../operation.ts';
import { readTagPage } from '../tag-page.ts';

type Input = Checked<ListOpenIDConnectProviderTagsRequest, 'OpenIDConnectProviderArn'>;

/** Lists the tags of an OpenID Connect provider, in the order of their keys. */
export const listOpenIDConnectProviderTags: ReadOperation<Input, ListOpenIDConnectProviderTagsResponse> = {
  kind: 'read',
  action: 'iam:ListOpenIDConnectProviderTags',
  accessLevel: 'List',

  targets: async (input, tools) => [await oidcProviderTarget(tools, input.OpenIDConnectProviderArn)],

  async run(input, tools) {
    const { accountId, providerId } = await requireOidcProvider(tools, input.OpenIDConnectProviderArn);
    const tags = await listTags(tools.db, accountId, providerId);
    const scope = pageScope('ListOpenIDConnectProviderTags', accountId, providerId);
    const page = await readTagPage(tools.markers, input, scope, 'key', tags);
    return { Tags: describeTags(page.rows), ...page.more };
  },
};
