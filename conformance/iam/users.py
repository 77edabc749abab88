"""Users: what each call answers, and how it is refused. SOURCE: LocalStack's recordings of AWS (test_iam_users), versitygw."""

import unittest

from support import ADMINISTRATOR, ALLOW, READ_ONLY, Suite, client, failed


class Users(Suite):
    def test_a_new_user_is_answered_whole_and_without_what_it_has_not(self):
        for path in (None, "/", "/made/here/"):
            name = f"life-{(path or 'none').strip('/').replace('/', '-')}"
            with self.subTest(path=path):
                user = self.iam.create_user(UserName=name, **({"Path": path} if path else {}))["User"]
                self.assertEqual(sorted(user), ["Arn", "CreateDate", "Path", "UserId", "UserName"])
                self.assertEqual(user["Path"], path or "/")
                self.assertEqual(user["Arn"], self.arn(f"user{path or '/'}{name}"))
                self.assertRegex(user["UserId"], r"^AIDA[A-Z2-7]{17}$")
                self.recent(user["CreateDate"])
                self.assertEqual(self.iam.get_user(UserName=name)["User"], user)
                self.assertIn(user, self.iam.list_users()["Users"])
                self.empty(self.iam.delete_user(UserName=name))
                self.no_such_user(name, self.iam.get_user, UserName=name)

    def test_tags_and_boundary_are_shown_by_create_and_get_and_not_by_lists(self):
        tags = [{"Key": "Environment", "Value": "Test"}, {"Key": "Team", "Value": ""}]
        made = self.iam.create_user(UserName="whole", Tags=tags, PermissionsBoundary=READ_ONLY)["User"]
        self.assertEqual(made["Tags"], tags)
        boundary = {"PermissionsBoundaryType": "Policy", "PermissionsBoundaryArn": READ_ONLY}
        self.assertEqual(made["PermissionsBoundary"], boundary)
        self.assertEqual(self.iam.get_user(UserName="whole")["User"], made)
        listed = next(user for user in self.iam.list_users()["Users"] if user["UserName"] == "whole")
        self.assertEqual(sorted(listed), ["Arn", "CreateDate", "Path", "UserId", "UserName"])

    def test_lists_follow_a_prefix_of_the_path_and_the_order_of_the_names(self):
        for name, path in (("order-b", "/paths/x/"), ("Order-A", "/paths/"), ("order-c", "/pat/")):
            self.iam.create_user(UserName=name, Path=path)
        names = lambda **arguments: [user["UserName"] for user in self.iam.list_users(**arguments)["Users"]]
        self.assertEqual(names(PathPrefix="/paths/"), ["Order-A", "order-b"])
        self.assertEqual(names(PathPrefix="/pat"), ["Order-A", "order-b", "order-c"])
        self.assertEqual(names(PathPrefix="/paths/x"), ["order-b"])
        self.assertEqual(names(PathPrefix="/none/"), [])
        self.members(self.iam.list_users(PathPrefix="/none/"), "Users", "IsTruncated")

    def test_names_are_unique_whatever_their_case_and_keep_it(self):
        self.iam.create_user(UserName="CamelCase", Path="/p/")
        already = lambda name: (409, "EntityAlreadyExists", f"User with name {name} already exists.")
        self.refused(*already("CamelCase"), self.iam.create_user, UserName="CamelCase")
        self.refused(*already("camelcase"), self.iam.create_user, UserName="camelcase", Path="/other/")
        self.assertEqual(self.iam.get_user(UserName="CAMELCASE")["User"]["UserName"], "CamelCase")

    def test_a_rename_keeps_the_identity(self):
        before = self.iam.create_user(UserName="before", Tags=[{"Key": "k", "Value": "v"}])["User"]
        self.iam.create_user(UserName="taken")
        self.empty(self.iam.update_user(UserName="before", NewUserName="after", NewPath="/new/"))
        after = self.iam.get_user(UserName="after")["User"]
        self.assertEqual(after, {**before, "UserName": "after", "Path": "/new/", "Arn": self.arn("user/new/after")})
        self.no_such_user("before", self.iam.get_user, UserName="before")
        for name in ("taken", "TAKEN"):
            message = f"User with name {name} already exists."
            self.refused(409, "EntityAlreadyExists", message, self.iam.update_user, UserName="after", NewUserName=name)
        self.empty(self.iam.update_user(UserName="after", NewUserName="AFTER"))
        self.assertEqual(self.iam.get_user(UserName="after")["User"]["UserName"], "AFTER")
        self.empty(self.iam.update_user(UserName="after", NewPath="/only/path/"))
        self.assertEqual(self.iam.get_user(UserName="after")["User"]["Arn"], self.arn("user/only/path/AFTER"))
        self.empty(self.iam.update_user(UserName="after"))

    def test_every_call_on_a_user_that_is_not_there_says_so(self):
        ghost = {"UserName": "ghost"}
        policy = {**ghost, "PolicyName": "p"}
        attached = {**ghost, "PolicyArn": READ_ONLY}
        key = {**ghost, "AccessKeyId": "AKIAIOSFODNN7EXAMPLE"}
        for name, arguments in (
            ("get_user", ghost),
            ("update_user", {**ghost, "NewUserName": "x"}),
            ("delete_user", ghost),
            ("create_access_key", ghost),
            ("list_access_keys", ghost),
            ("update_access_key", {**key, "Status": "Active"}),
            ("delete_access_key", key),
            ("put_user_policy", {**policy, "PolicyDocument": ALLOW}),
            ("put_user_policy", {**policy, "PolicyDocument": "{not json"}),
            ("get_user_policy", policy),
            ("delete_user_policy", policy),
            ("list_user_policies", ghost),
            ("attach_user_policy", attached),
            ("detach_user_policy", attached),
            ("list_attached_user_policies", ghost),
            ("list_groups_for_user", ghost),
            ("add_user_to_group", {**ghost, "GroupName": "no-group-either"}),
            ("remove_user_from_group", {**ghost, "GroupName": "no-group-either"}),
            ("tag_user", {**ghost, "Tags": [{"Key": "k", "Value": "v"}]}),
            ("untag_user", {**ghost, "TagKeys": ["k"]}),
            ("list_user_tags", ghost),
            ("put_user_permissions_boundary", {**ghost, "PermissionsBoundary": READ_ONLY}),
            ("delete_user_permissions_boundary", ghost),
        ):
            with self.subTest(call=name):
                self.no_such_user("ghost", getattr(self.iam, name), **arguments)

    def test_a_user_goes_only_when_nothing_hangs_on_it(self):
        self.iam.create_user(UserName="loaded", Tags=[{"Key": "k", "Value": "v"}], PermissionsBoundary=READ_ONLY)
        self.iam.create_group(GroupName="loaded-group")
        self.iam.add_user_to_group(GroupName="loaded-group", UserName="loaded")
        self.iam.attach_user_policy(UserName="loaded", PolicyArn=ADMINISTRATOR)
        self.iam.put_user_policy(UserName="loaded", PolicyName="inline", PolicyDocument=ALLOW)
        key = self.iam.create_access_key(UserName="loaded")["AccessKey"]["AccessKeyId"]
        for what, undo in (
            ("remove users from group", lambda: self.iam.remove_user_from_group(GroupName="loaded-group", UserName="loaded")),
            ("detach all policies", lambda: self.iam.detach_user_policy(UserName="loaded", PolicyArn=ADMINISTRATOR)),
            ("delete policies", lambda: self.iam.delete_user_policy(UserName="loaded", PolicyName="inline")),
            ("delete access keys", lambda: self.iam.delete_access_key(UserName="loaded", AccessKeyId=key)),
        ):
            message = f"Cannot delete entity, must {what} first."
            self.refused(409, "DeleteConflict", message, self.iam.delete_user, UserName="loaded")
            self.empty(undo())
        self.empty(self.iam.delete_user(UserName="loaded"))

    def test_a_boundary_is_a_policy_that_is_there(self):
        self.iam.create_user(UserName="bound")
        put = self.iam.put_user_permissions_boundary
        gone = self.arn("policy/gone")
        message = f"Scope ARN: {gone} does not exist or is not attachable."
        self.refused(404, "NoSuchEntity", message, put, UserName="bound", PermissionsBoundary=gone)
        self.refused(404, "NoSuchEntity", message, self.iam.create_user, UserName="never", PermissionsBoundary=gone)
        other = self.arn("not_a_policy/invalid")
        message = f"ARN {other} is not valid."
        self.refused(400, "InvalidInput", message, put, UserName="bound", PermissionsBoundary=other)
        self.refused(400, "InvalidInput", message, self.iam.create_user, UserName="never", PermissionsBoundary=other)
        self.invalid(
            failed("permissionsBoundary", "have length greater than or equal to 20"),
            put,
            UserName="bound",
            PermissionsBoundary="short",
        )
        self.empty(put(UserName="bound", PermissionsBoundary=READ_ONLY))
        self.empty(put(UserName="bound", PermissionsBoundary=ADMINISTRATOR))
        boundary = self.iam.get_user(UserName="bound")["User"]["PermissionsBoundary"]
        self.assertEqual(boundary["PermissionsBoundaryArn"], ADMINISTRATOR)
        self.empty(self.iam.delete_user_permissions_boundary(UserName="bound"))
        self.assertNotIn("PermissionsBoundary", self.iam.get_user(UserName="bound")["User"])

    def test_without_a_name_it_is_the_caller(self):
        root = self.iam.get_user()["User"]
        self.assertEqual((root["UserId"], root["Arn"]), (self.account, self.arn("root")))
        self.assertNotIn("Path", root)
        self.assertNotIn("Tags", root)
        self.iam.create_user(UserName="myself", Path="/p/")
        self.iam.attach_user_policy(UserName="myself", PolicyArn=ADMINISTRATOR)
        key = self.iam.create_access_key(UserName="myself")["AccessKey"]
        mine = client("iam", key["AccessKeyId"], key["SecretAccessKey"])
        user = mine.get_user()["User"]
        self.assertEqual((user["UserName"], user["Arn"]), ("myself", self.arn("user/p/myself")))
        # The key goes on under the new name.
        mine.update_user(UserName="myself", NewUserName="renamed")
        self.assertEqual(mine.get_user()["User"], {**user, "UserName": "renamed", "Arn": self.arn("user/p/renamed")})
        identity = client("sts", key["AccessKeyId"], key["SecretAccessKey"]).get_caller_identity()
        self.assertEqual((identity["UserId"], identity["Arn"]), (user["UserId"], self.arn("user/p/renamed")))
        self.assertEqual(mine.list_access_keys()["AccessKeyMetadata"][0]["UserName"], "renamed")


if __name__ == "__main__":
    unittest.main()
