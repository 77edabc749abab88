"""The account itself: alias, summary, and who is asking. SOURCE: LocalStack's recordings of AWS (test_iam_account_summary)."""

import unittest

from support import ALLOW, Suite, client

QUOTAS = {
    "AccessKeysPerUserQuota": 2,
    "AssumeRolePolicySizeQuota": 2048,
    "AttachedPoliciesPerGroupQuota": 10,
    "AttachedPoliciesPerRoleQuota": 10,
    "AttachedPoliciesPerUserQuota": 10,
    "GlobalEndpointTokenVersion": 1,
    "GroupPolicySizeQuota": 5120,
    "GroupsPerUserQuota": 10,
    "GroupsQuota": 300,
    "InstanceProfilesQuota": 1000,
    "PoliciesQuota": 1500,
    "PolicySizeQuota": 6144,
    "PolicyVersionsInUseQuota": 10000,
    "RolePolicySizeQuota": 10240,
    "RolesQuota": 1000,
    "ServerCertificatesQuota": 20,
    "SigningCertificatesPerUserQuota": 2,
    "UserPolicySizeQuota": 2048,
    "UsersQuota": 5000,
    "VersionsPerPolicyQuota": 5,
}
COUNTS = [
    "AccountAccessKeysPresent",
    "AccountMFAEnabled",
    "AccountPasswordPresent",
    "AccountSigningCertificatesPresent",
    "Groups",
    "InstanceProfiles",
    "MFADevices",
    "MFADevicesInUse",
    "Policies",
    "PolicyVersionsInUse",
    "Providers",
    "Roles",
    "ServerCertificates",
    "Users",
]


class Account(Suite):
    def summary(self):
        return self.iam.get_account_summary()["SummaryMap"]

    def test_the_summary_has_awss_keys_and_counts_along(self):
        before = self.summary()
        self.assertEqual(sorted(before), sorted([*QUOTAS, *COUNTS]))
        self.assertEqual({key: before[key] for key in QUOTAS}, QUOTAS)
        self.iam.create_user(UserName="counted")
        self.iam.create_group(GroupName="counted")
        arn = self.iam.create_policy(PolicyName="counted", PolicyDocument=ALLOW)["Policy"]["Arn"]
        added = {"Users": 1, "Groups": 1, "Policies": 1, "PolicyVersionsInUse": 1}
        self.assertEqual(self.summary(), {key: value + added.get(key, 0) for key, value in before.items()})
        self.iam.create_policy_version(PolicyArn=arn, PolicyDocument=ALLOW)
        self.assertEqual(self.summary()["PolicyVersionsInUse"], before["PolicyVersionsInUse"] + 2)
        self.iam.delete_policy_version(PolicyArn=arn, VersionId="v2")
        self.iam.delete_policy(PolicyArn=arn)
        self.iam.delete_group(GroupName="counted")
        self.iam.delete_user(UserName="counted")
        self.assertEqual(self.summary(), before)

    def test_there_is_one_alias_and_a_second_replaces_it(self):
        aliases = lambda: self.iam.list_account_aliases()["AccountAliases"]
        first, second = f"one-{self.account}", f"two-{self.account}"
        self.members(self.iam.list_account_aliases(), "AccountAliases", "IsTruncated")
        self.assertEqual(aliases(), [])
        self.empty(self.iam.create_account_alias(AccountAlias=first))
        self.assertEqual(aliases(), [first])
        message = f"The account alias {first} already exists."
        self.refused(409, "EntityAlreadyExists", message, self.iam.create_account_alias, AccountAlias=first)
        self.empty(self.iam.create_account_alias(AccountAlias=second))
        self.assertEqual(aliases(), [second])
        message = f"The account alias {first} cannot be found."
        self.refused(404, "NoSuchEntity", message, self.iam.delete_account_alias, AccountAlias=first)
        self.empty(self.iam.delete_account_alias(AccountAlias=second))
        self.assertEqual(aliases(), [])

    def test_who_is_asking(self):
        answer = self.sts.get_caller_identity()
        self.members(answer, "UserId", "Account", "Arn")
        self.assertEqual((answer["UserId"], answer["Arn"]), (self.account, self.arn("root")))
        self.assertRegex(self.account, r"^\d{12}$")
        user = self.iam.create_user(UserName="asking", Path="/p/")["User"]
        key = self.iam.create_access_key(UserName="asking")["AccessKey"]
        # It takes no permission.
        answer = client("sts", key["AccessKeyId"], key["SecretAccessKey"]).get_caller_identity()
        self.assertEqual((answer["UserId"], answer["Account"], answer["Arn"]), (user["UserId"], self.account, user["Arn"]))

    def test_which_account_a_key_belongs_to(self):
        self.iam.create_user(UserName="keyed")
        key = self.iam.create_access_key(UserName="keyed")["AccessKey"]["AccessKeyId"]
        answer = self.sts.get_access_key_info(AccessKeyId=key)
        self.members(answer, "Account")
        self.assertEqual(answer["Account"], self.account)
        # The id tells it, also when the key is gone.
        self.iam.delete_access_key(UserName="keyed", AccessKeyId=key)
        self.assertEqual(self.sts.get_access_key_info(AccessKeyId=key)["Account"], self.account)
        message = (
            "1 validation error detected: Value 'SHORT' at 'accessKeyId' failed to satisfy constraint: "
            "Member must have length greater than or equal to 16"
        )
        self.invalid(message, self.sts.get_access_key_info, AccessKeyId="SHORT")


if __name__ == "__main__":
    unittest.main()
