import type { TagOpenIDConnectProviderRequest } from '@aws-sdk/client-iam';
import { listTags, putTags } from '../../store/tags.ts';
import type { Checked } from '../checked.ts';
import { oidcProviderTarget, requireOidcProvider } from '../oidc-provider-lookup.ts';
import type { WriteOperation } from '../operation.ts';
import { checkTagQuota, readTags, requestTagContext } from '../request-tags.ts';

type Input = Checked<TagOpenIDConnectProviderRequest, 'OpenIDConnectProviderArn' | 'Tags'>;

/** Puts tags on an OpenID Connect provider. A key that is there already gets the new value and keeps its place. */
export const tagOpenIDConnectProvider: WriteOperation<Input, void> = {
  kind: 'write',
  action: 'iam:TagOpenIDConnectProvider',
  accessLevel: 'Tagging',

  targets: async ({ OpenIDConnectProviderArn, Tags }, tools) => [
    await oidcProviderTarget(tools, OpenIDConnectProviderArn, requestTagContext(readTags('oidcProvider', Tags))),
  ],

  async run({ OpenIDConnectProviderArn, Tags }, tools) {
    const tags = readTags('oidcProvider', Tags);
    const { accountId, providerId } = await requireOidcProvider(tools, OpenIDConnectProviderArn);
    checkTagQuota('oidcProvider', await listTags(tools.db, accountId, providerId), tags);
    await putTags(tools.write, { kind: 'oidcProvider', accountId, resourceId: providerId }, tags);
  },
};
