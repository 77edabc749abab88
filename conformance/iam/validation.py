"""What the model asks of names, paths, ARNs and numbers, in IAM's words. SOURCE: versitygw's tests against AWS; LocalStack."""

import unittest

from support import ALLOW, Suite, failed

NAME = "is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-"
PATH = "is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters."
PREFIX = "is invalid. It must begin with the / character and contain only alphanumeric characters and/or / characters."
LONG_PATH = "/" + "a" * 511 + "/"


def longest(member, length):
    return failed(member, f"have length less than or equal to {length}")


class Validation(Suite):
    def each(self, *cases):
        for name, arguments, message in cases:
            with self.subTest(call=name, arguments=str(arguments)[:80]):
                self.invalid(message, getattr(self.iam, name), **arguments)

    def test_what_is_required(self):
        null = lambda member: failed(member, "not be null")
        self.each(
            ("create_user", {}, null("userName")),
            ("delete_user", {}, null("userName")),
            ("create_group", {}, null("groupName")),
            ("get_group", {}, null("groupName")),
            ("get_policy", {}, null("policyArn")),
            ("create_policy", {"PolicyName": "p"}, null("policyDocument")),
            ("create_policy", {"PolicyDocument": ALLOW}, null("policyName")),
            ("put_user_policy", {"PolicyName": "P", "PolicyDocument": ALLOW}, null("userName")),
            ("delete_access_key", {"UserName": "u"}, null("accessKeyId")),
            ("update_access_key", {"AccessKeyId": "AKIAIOSFODNN7EXAMPLE"}, null("status")),
            ("create_account_alias", {}, null("accountAlias")),
            ("get_access_key_last_used", {}, null("accessKeyId")),
            ("tag_user", {"UserName": "u"}, null("tags")),
        )

    def test_several_faults_are_told_at_once(self):
        both = (
            "2 validation errors detected: Value at 'groupName' failed to satisfy constraint: Member must not be null; "
            "Value at 'userName' failed to satisfy constraint: Member must not be null"
        )
        self.each(("add_user_to_group", {}, both))

    def test_names(self):
        user, group, policy = (f"The specified value for {member} {NAME}" for member in ("userName", "groupName", "policyName"))
        self.each(
            ("create_user", {"UserName": "bad/name"}, user),
            ("create_user", {"UserName": "bad name"}, user),
            ("create_user", {"UserName": ""}, user),
            ("create_user", {"UserName": "a" * 65}, longest("userName", 64)),
            ("get_user", {"UserName": "bad/name"}, user),
            ("delete_user", {"UserName": "bad/name"}, user),
            ("delete_user", {"UserName": "a" * 129}, longest("userName", 128)),
            ("update_user", {"UserName": "bad/name"}, user),
            ("update_user", {"UserName": "a" * 129}, longest("userName", 128)),
            ("update_user", {"UserName": "u", "NewUserName": "bad/name"}, f"The specified value for newUserName {NAME}"),
            ("update_user", {"UserName": "u", "NewUserName": "a" * 65}, longest("newUserName", 64)),
            ("create_group", {"GroupName": "bad*name"}, group),
            ("create_group", {"GroupName": "g" * 129}, longest("groupName", 128)),
            ("update_group", {"GroupName": "g", "NewGroupName": "bad*"}, f"The specified value for newGroupName {NAME}"),
            ("create_policy", {"PolicyName": "bad/name", "PolicyDocument": ALLOW}, policy),
            ("create_policy", {"PolicyName": "p" * 129, "PolicyDocument": ALLOW}, longest("policyName", 128)),
        )
        for name in ("a" * 64, "+=,.@_-", "0"):
            self.iam.create_user(UserName=name)
        self.iam.create_group(GroupName="g" * 128)
        self.iam.create_policy(PolicyName="p" * 128, PolicyDocument=ALLOW)

    def test_paths(self):
        path = f"The specified value for path {PATH}"
        prefix = f"The specified value for pathPrefix {PREFIX}"
        self.each(
            ("create_user", {"UserName": "u", "Path": "bad"}, path),
            ("create_user", {"UserName": "u", "Path": "/bad"}, path),
            ("create_user", {"UserName": "u", "Path": "bad/"}, path),
            ("create_user", {"UserName": "u", "Path": LONG_PATH}, longest("path", 512)),
            ("update_user", {"UserName": "u", "NewPath": "bad"}, f"The specified value for newPath {PATH}"),
            ("update_user", {"UserName": "u", "NewPath": LONG_PATH}, longest("newPath", 512)),
            ("create_group", {"GroupName": "g", "Path": "bad"}, path),
            ("create_policy", {"PolicyName": "p", "PolicyDocument": ALLOW, "Path": "bad"}, path),
            ("list_users", {"PathPrefix": "bad"}, prefix),
            ("list_groups", {"PathPrefix": "bad/"}, prefix),
            ("list_policies", {"PathPrefix": "bad"}, prefix),
        )

    def test_numbers_and_markers(self):
        for name, who in (
            ("list_users", {}),
            ("list_groups", {}),
            ("list_policies", {}),
            ("list_access_keys", {}),
            ("list_account_aliases", {}),
            ("list_user_policies", {"UserName": "u"}),
            ("list_attached_group_policies", {"GroupName": "g"}),
        ):
            call = getattr(self.iam, name)
            self.invalid(failed("maxItems", "have value greater than or equal to 1"), call, MaxItems=0, **who)
            self.invalid(failed("maxItems", "have value less than or equal to 1000"), call, MaxItems=1001, **who)
        self.invalid("Invalid Marker.", self.iam.list_users, Marker="made-up")
        self.refused(400, "MalformedInput", None, self.iam.list_users, MaxItems="many")

    def test_value_sets(self):
        values = lambda member: failed(member, "satisfy enum value set")
        arn = self.arn("policy/p")
        self.each(
            ("list_policies", {"Scope": "Mine"}, values("scope")),
            ("list_policies", {"PolicyUsageFilter": "Any"}, values("policyUsageFilter")),
            ("list_entities_for_policy", {"PolicyArn": arn, "EntityFilter": "Robot"}, values("entityFilter")),
        )

    def test_arns(self):
        short = failed("policyArn", "have length greater than or equal to 20")
        for name, arguments in (
            ("get_policy", {}),
            ("delete_policy", {}),
            ("list_policy_versions", {}),
            ("get_policy_version", {"VersionId": "v1"}),
            ("list_entities_for_policy", {}),
            ("list_policy_tags", {}),
        ):
            call = getattr(self.iam, name)
            self.invalid(short, call, PolicyArn="arn:aws:iam", **arguments)
            self.invalid(longest("policyArn", 2048), call, PolicyArn="a" * 2049, **arguments)
            self.invalid("Invalid ARN:  Could not be parsed!", call, PolicyArn="service-role/NameButNoArn", **arguments)

    def test_the_account_alias(self):
        pattern = failed("accountAlias", "satisfy regular expression pattern: ^[a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]$")
        for alias in ("Upper-Case", "under_score", "-begins", "ends-", "double--hyphen"):
            with self.subTest(alias=alias):
                self.invalid(pattern, self.iam.create_account_alias, AccountAlias=alias)

    def test_the_description_of_a_policy(self):
        arguments = {"PolicyName": "long", "PolicyDocument": ALLOW, "Description": "d" * 1001}
        self.each(("create_policy", arguments, longest("description", 1000)))


if __name__ == "__main__":
    unittest.main()
