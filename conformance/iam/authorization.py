"""Refusals for want of permission, in AWS's words. SOURCE: IAM User Guide, "Troubleshoot access denied error messages"."""

import json
import unittest

from support import ALLOW, READ_ONLY, Suite, client


def policy(effect, action, resource="*"):
    return json.dumps({"Version": "2012-10-17", "Statement": {"Effect": effect, "Action": action, "Resource": resource}})


class Authorization(Suite):
    def person(self, name, **arguments):
        self.iam.create_user(UserName=name, **arguments)
        key = self.iam.create_access_key(UserName=name)["AccessKey"]
        return client("iam", key["AccessKeyId"], key["SecretAccessKey"])

    def denied(self, who, call, action, resource, because, **arguments):
        message = f"User: {self.arn(f'user/{who}')} is not authorized to perform: {action} on resource: {resource} {because}"
        self.refused(403, "AccessDenied", message, call, **arguments)

    def test_each_call_names_its_action_and_what_it_is_on(self):
        bob = self.person("bob")
        arn = self.iam.create_policy(PolicyName="some", PolicyDocument=ALLOW)["Policy"]["Arn"]
        self.iam.create_group(GroupName="some")
        for name, resource, arguments in (
            ("list_users", self.arn("user/"), {}),
            ("list_groups", self.arn("group/"), {}),
            ("list_policies", "policy path /", {}),
            ("get_user", "user bob", {}),
            ("get_user", "user bob", {"UserName": "bob"}),
            ("get_user", "user ghost", {"UserName": "ghost"}),
            ("create_user", self.arn("user/new"), {"UserName": "new"}),
            ("delete_user", "user bob", {"UserName": "bob"}),
            ("create_access_key", "user bob", {}),
            ("list_access_keys", "user bob", {}),
            ("list_attached_user_policies", "user bob", {"UserName": "bob"}),
            ("attach_user_policy", "user bob", {"UserName": "bob", "PolicyArn": READ_ONLY}),
            ("put_user_policy", "user bob", {"UserName": "bob", "PolicyName": "p", "PolicyDocument": ALLOW}),
            ("create_group", self.arn("group/new"), {"GroupName": "new"}),
            ("get_group", "group some", {"GroupName": "some"}),
            ("add_user_to_group", "group some", {"GroupName": "some", "UserName": "bob"}),
            ("create_policy", "policy new", {"PolicyName": "new", "PolicyDocument": ALLOW}),
            ("get_policy", f"policy {arn}", {"PolicyArn": arn}),
            ("delete_policy", f"policy {arn}", {"PolicyArn": arn}),
            ("get_account_summary", "*", {}),
            ("list_account_aliases", "*", {}),
        ):
            with self.subTest(call=name):
                action = "iam:" + "".join(word.capitalize() for word in name.split("_"))
                because = f"because no identity-based policy allows the {action} action"
                self.denied("bob", getattr(bob, name), action, resource, because, **arguments)

    def test_an_explicit_deny_is_called_one(self):
        carol = self.person("carol")
        self.iam.put_user_policy(UserName="carol", PolicyName="all", PolicyDocument=policy("Allow", "iam:*"))
        carol.list_users()
        self.iam.put_user_policy(UserName="carol", PolicyName="not", PolicyDocument=policy("Deny", "iam:ListUsers"))
        because = "with an explicit deny in an identity-based policy"
        self.denied("carol", carol.list_users, "iam:ListUsers", self.arn("user/"), because)
        carol.list_groups()

    def test_a_boundary_is_called_one(self):
        arn = self.iam.create_policy(PolicyName="bounds", PolicyDocument=policy("Allow", "iam:List*"))["Policy"]["Arn"]
        dave = self.person("dave", PermissionsBoundary=arn)
        self.iam.put_user_policy(UserName="dave", PolicyName="all", PolicyDocument=policy("Allow", "iam:*"))
        dave.list_users()
        because = "because no permissions boundary allows the iam:GetUser action"
        self.denied("dave", dave.get_user, "iam:GetUser", "user dave", because)
        self.iam.delete_user_permissions_boundary(UserName="dave")
        self.assertEqual(dave.get_user()["User"]["UserName"], "dave")

    def test_what_a_group_allows_holds_for_its_members_at_once(self):
        erin = self.person("erin")
        self.iam.create_group(GroupName="listers")
        self.iam.put_group_policy(GroupName="listers", PolicyName="list", PolicyDocument=policy("Allow", "iam:ListUsers"))
        because = "because no identity-based policy allows the iam:ListUsers action"
        for _ in range(2):
            self.denied("erin", erin.list_users, "iam:ListUsers", self.arn("user/"), because)
            self.iam.add_user_to_group(GroupName="listers", UserName="erin")
            erin.list_users()
            self.iam.remove_user_from_group(GroupName="listers", UserName="erin")

    def test_the_permission_is_asked_before_anything_is_looked_up(self):
        frank = self.person("frank")
        self.iam.put_user_policy(UserName="frank", PolicyName="own", PolicyDocument=policy("Allow", "iam:*", self.arn("user/frank")))
        self.assertEqual(frank.get_user(UserName="frank")["User"]["UserName"], "frank")
        for name in ("somebody", "frank2"):
            because = "because no identity-based policy allows the iam:GetUser action"
            self.denied("frank", frank.get_user, "iam:GetUser", f"user {name}", because, UserName=name)


if __name__ == "__main__":
    unittest.main()
