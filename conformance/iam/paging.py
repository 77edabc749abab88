"""Every list page by page: `IsTruncated` always, `Marker` only when there is more, and each row once."""

import unittest

from support import ALLOW, Suite


class Paging(Suite):
    def test_every_list_gives_each_row_once(self):
        number = range(7)
        policies = [self.iam.create_policy(PolicyName=f"p{i}", Path="/paged/", PolicyDocument=ALLOW)["Policy"]["Arn"] for i in number]
        groups = [self.iam.create_group(GroupName=f"g{i}", Path="/paged/")["Group"]["GroupName"] for i in number]
        users = [self.iam.create_user(UserName=f"u{i}", Path="/paged/")["User"]["UserName"] for i in number]
        one, it, here = {"UserName": users[0]}, {"GroupName": groups[0]}, {"PathPrefix": "/paged/"}
        tags = [{"Key": f"k{i}", "Value": ""} for i in number]
        self.iam.tag_user(Tags=tags, **one)
        self.iam.tag_policy(PolicyArn=policies[0], Tags=tags)
        for i in number:
            self.iam.attach_user_policy(PolicyArn=policies[i], **one)
            self.iam.attach_group_policy(PolicyArn=policies[i], **it)
            self.iam.put_user_policy(PolicyName=f"i{i}", PolicyDocument=ALLOW, **one)
            self.iam.put_group_policy(PolicyName=f"i{i}", PolicyDocument=ALLOW, **it)
            self.iam.add_user_to_group(UserName=users[0], GroupName=groups[i])
            if i > 0:
                self.iam.add_user_to_group(UserName=users[i], **it)
        for _ in range(2):
            self.iam.create_access_key(**one)
        for _ in range(4):
            self.iam.create_policy_version(PolicyArn=policies[0], PolicyDocument=ALLOW)
        for name, field, count, who in (
            ("list_users", "Users", 7, here),
            ("list_groups", "Groups", 7, here),
            ("get_group", "Users", 7, it),
            ("list_groups_for_user", "Groups", 7, one),
            ("list_access_keys", "AccessKeyMetadata", 2, one),
            ("list_policies", "Policies", 7, {"Scope": "Local", **here}),
            ("list_policy_versions", "Versions", 5, {"PolicyArn": policies[0]}),
            ("list_attached_user_policies", "AttachedPolicies", 7, one),
            ("list_attached_group_policies", "AttachedPolicies", 7, it),
            ("list_user_policies", "PolicyNames", 7, one),
            ("list_group_policies", "PolicyNames", 7, it),
            ("list_user_tags", "Tags", 7, one),
            ("list_policy_tags", "Tags", 7, {"PolicyArn": policies[0]}),
        ):
            call = getattr(self.iam, name)
            whole = call(**who)
            self.assertIs(whole["IsTruncated"], False)
            self.assertNotIn("Marker", whole)
            self.assertEqual(len(whole[field]), count)
            for size in (1, 2, 3, 6, 7, 1000):
                with self.subTest(call=name, size=size):
                    self.assertEqual(self.pages(call, field, size, **who), whole[field])
            if self.iam.can_paginate(name):
                paged = self.iam.get_paginator(name).paginate(PaginationConfig={"PageSize": 2}, **who)
                self.assertEqual(paged.build_full_result()[field], whole[field])

    def test_entities_of_a_policy_are_one_list_of_groups_and_users(self):
        arn = self.iam.create_policy(PolicyName="shared", PolicyDocument=ALLOW)["Policy"]["Arn"]
        for i in range(3):
            self.iam.create_group(GroupName=f"eg{i}")
            self.iam.create_user(UserName=f"eu{i}")
            self.iam.attach_group_policy(GroupName=f"eg{i}", PolicyArn=arn)
            self.iam.attach_user_policy(UserName=f"eu{i}", PolicyArn=arn)
        pages = list(self.iam.get_paginator("list_entities_for_policy").paginate(PolicyArn=arn, PaginationConfig={"PageSize": 2}))
        self.assertEqual([len(page["PolicyGroups"]) + len(page["PolicyUsers"]) for page in pages], [2, 2, 2])
        self.assertEqual([page["IsTruncated"] for page in pages], [True, True, False])
        self.assertEqual([one["GroupName"] for page in pages for one in page["PolicyGroups"]], ["eg0", "eg1", "eg2"])
        self.assertEqual([one["UserName"] for page in pages for one in page["PolicyUsers"]], ["eu0", "eu1", "eu2"])

    def test_a_page_has_a_hundred_rows_when_nothing_is_said(self):
        for i in range(101):
            self.iam.create_user(UserName=f"h{i:03}", Path="/hundred/")
        page = self.iam.list_users(PathPrefix="/hundred/")
        self.assertEqual((len(page["Users"]), page["IsTruncated"]), (100, True))
        self.assertEqual(len(self.iam.list_users(PathPrefix="/hundred/", Marker=page["Marker"])["Users"]), 1)
        self.assertEqual(len(self.iam.list_policies()["Policies"]), 100)


if __name__ == "__main__":
    unittest.main()
