import type { CreateOpenIDConnectProviderRequest, CreateOpenIDConnectProviderResponse } from '@aws-sdk/client-iam';
import { ServiceError } from '../../domain/errors.ts';
import { LIMITS } from '../../domain/limits.ts';
import { readOidcUrl } from '../../domain/oidc-url.ts';
import { addOidcProvider, countOidcProviders, findOidcProvider } from '../../store/oidc-providers.ts';
import { putTags } from '../../store/tags.ts';
import type { Checked } from '../checked.ts';
import { describeTags } from '../describe-user.ts';
import { checkClientIds, checkThumbprints, oidcProviderArn } from '../oidc-provider-lookup.ts';
import type { WriteOperation } from '../operation.ts';
import { checkTagQuota, readTags, requestTagContext, resourceTagContext } from '../request-tags.ts';

type Input = Checked<CreateOpenIDConnectProviderRequest, 'Url'>;

/**
 * Makes an OpenID Connect provider. With tags it also takes the permission to tag.
 *
 * Nobody is called: AWS asks the issuer for its certificates when no thumbprint is given, and keeps that of the topmost one;
 * here the list then stays empty, which says that the issuer's certificate is to be one that the system's authorities signed.
 */
export const createOpenIDConnectProvider: WriteOperation<Input, CreateOpenIDConnectProviderResponse> = {
  kind: 'write',
  action: 'iam:CreateOpenIDConnectProvider',
  accessLevel: 'Write',

  targets(input, { caller: { accountId } }) {
    const tags = readTags('oidcProvider', input.Tags);
    const target = {
      arn: oidcProviderArn({ accountId, url: readOidcUrl(input.Url) }),
      context: { ...requestTagContext(tags), ...resourceTagContext(tags) },
    };
    return tags.length > 0 ? [target, { ...target, action: 'iam:TagOpenIDConnectProvider' }] : [target];
  },

  async run(input, tools) {
    const { caller, db, now, write } = tools;
    const { accountId } = caller;
    const url = readOidcUrl(input.Url);
    const thumbprints = checkThumbprints(input.ThumbprintList ?? []);
    const clientIds = checkClientIds(input.ClientIDList ?? []);
    const tags = readTags('oidcProvider', input.Tags);
    checkTagQuota('oidcProvider', [], tags);
    if (await findOidcProvider(db, accountId, url)) {
      // SOURCE: LocalStack's recordings of 2026-02 (test_iam_oidc).
      throw new ServiceError('EntityAlreadyExists', `Provider with url ${input.Url} already exists.`);
    }
    if ((await countOidcProviders(db, accountId)) >= LIMITS.OidcProviders) {
      // SOURCE: the words as Terraform's users report them.
      throw new ServiceError(
        'LimitExceeded',
        `Cannot exceed quota for OpenIdConnectProvidersPerAccount: ${LIMITS.OidcProviders}`,
      );
    }
    const providerId = Buffer.from(tools.random(16)).toString('hex');
    await addOidcProvider(write, { accountId, providerId, url, clientIds, thumbprints, createdAt: now.getTime() });
    await putTags(write, { kind: 'oidcProvider', accountId, resourceId: providerId }, tags);
    return {
      OpenIDConnectProviderArn: oidcProviderArn({ accountId, url }),
      ...(tags.length === 0 ? {} : { Tags: describeTags(tags) }),
    };
  },
};
