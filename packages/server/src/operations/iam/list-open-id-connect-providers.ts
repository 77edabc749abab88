import type { ListOpenIDConnectProvidersResponse } from '@aws-sdk/client-iam';
import { listOidcProviders } from '../../store/oidc-providers.ts';
import { oidcProviderArn } from '../oidc-provider-lookup.ts';
import type { ReadOperation } from '../operation.ts';

/** Lists the OpenID Connect providers of the account, in the order of their addresses; AWS has no pages here. */
export const listOpenIDConnectProviders: ReadOperation<unknown, ListOpenIDConnectProvidersResponse> = {
  kind: 'read',
  action: 'iam:ListOpenIDConnectProviders',
  accessLevel: 'List',

  targets: () => [{ arn: '*' }],

  async run(_input, { caller: { accountId }, db }) {
    const providers = await listOidcProviders(db, accountId);
    return { OpenIDConnectProviderList: providers.map((provider) => ({ Arn: oidcProviderArn(provider) })) };
  },
};
