"""Groups and who is in them. SOURCE: LocalStack's recordings of AWS (test_iam_groups, test_iam_users)."""

import unittest

from support import ALLOW, READ_ONLY, Suite

SHAPE = ["Arn", "CreateDate", "GroupId", "GroupName", "Path"]


class Groups(Suite):
    def test_a_group_is_answered_whole(self):
        for path in (None, "/made/here/"):
            name = "plain" if path is None else "pathed"
            group = self.iam.create_group(GroupName=name, **({"Path": path} if path else {}))["Group"]
            self.assertEqual(sorted(group), SHAPE)
            self.assertEqual((group["Path"], group["Arn"]), (path or "/", self.arn(f"group{path or '/'}{name}")))
            self.assertRegex(group["GroupId"], r"^AGPA[A-Z2-7]{17}$")
            self.recent(group["CreateDate"])
            answer = self.iam.get_group(GroupName=name)
            self.members(answer, "Group", "Users", "IsTruncated")
            self.assertEqual((answer["Group"], answer["Users"], answer["IsTruncated"]), (group, [], False))
            self.assertIn(group, self.iam.list_groups()["Groups"])
            self.assertEqual(self.iam.list_groups(PathPrefix="/nowhere/")["Groups"], [])
            self.empty(self.iam.delete_group(GroupName=name))
            self.no_such_group(name, self.iam.get_group, GroupName=name)

    def test_names_are_unique_whatever_their_case(self):
        self.iam.create_group(GroupName="Devs")
        for name in ("Devs", "DEVS"):
            message = f"Group with name {name} already exists."
            self.refused(409, "EntityAlreadyExists", message, self.iam.create_group, GroupName=name)
        self.assertEqual(self.iam.get_group(GroupName="devs")["Group"]["GroupName"], "Devs")

    def test_a_rename_keeps_the_identity_and_the_members(self):
        self.iam.create_group(GroupName="taken")
        before = self.iam.create_group(GroupName="before")["Group"]
        self.iam.create_user(UserName="stays")
        self.iam.add_user_to_group(GroupName="before", UserName="stays")
        self.empty(self.iam.update_group(GroupName="before", NewGroupName="after", NewPath="/new/"))
        after = self.iam.get_group(GroupName="after")
        self.assertEqual(after["Group"], {**before, "GroupName": "after", "Path": "/new/", "Arn": self.arn("group/new/after")})
        self.assertEqual([user["UserName"] for user in after["Users"]], ["stays"])
        self.no_such_group("before", self.iam.get_group, GroupName="before")
        message = "Group with name taken already exists."
        self.refused(409, "EntityAlreadyExists", message, self.iam.update_group, GroupName="after", NewGroupName="taken")

    def test_membership_comes_and_goes_as_often_as_one_likes(self):
        self.iam.create_group(GroupName="club")
        user = self.iam.create_user(UserName="member", Tags=[{"Key": "k", "Value": "v"}])["User"]
        empty = self.iam.list_groups_for_user(UserName="member")
        self.members(empty, "Groups", "IsTruncated")
        self.assertEqual((empty["Groups"], empty["IsTruncated"]), ([], False))
        for _ in range(2):
            self.empty(self.iam.add_user_to_group(GroupName="club", UserName="member"))
        del user["Tags"]
        self.assertEqual(self.iam.get_group(GroupName="club")["Users"], [user])
        groups = self.iam.list_groups_for_user(UserName="member")["Groups"]
        self.assertEqual([sorted(group) for group in groups], [SHAPE])
        for _ in range(2):
            self.empty(self.iam.remove_user_from_group(GroupName="club", UserName="member"))
        self.assertEqual(self.iam.get_group(GroupName="club")["Users"], [])

    def test_a_user_is_in_ten_groups_at_most(self):
        self.iam.create_user(UserName="joiner")
        for number in range(11):
            self.iam.create_group(GroupName=f"many-{number}")
        for number in range(10):
            self.iam.add_user_to_group(GroupName=f"many-{number}", UserName="joiner")
        message = "Cannot exceed quota for GroupsPerUser: 10"
        arguments = {"GroupName": "many-10", "UserName": "joiner"}
        self.refused(409, "LimitExceeded", message, self.iam.add_user_to_group, **arguments)
        self.empty(self.iam.add_user_to_group(GroupName="many-9", UserName="joiner"))
        self.assertEqual(len(self.iam.list_groups_for_user(UserName="joiner")["Groups"]), 10)

    def test_every_call_on_a_group_that_is_not_there_says_so(self):
        self.iam.create_user(UserName="someone")
        ghost = {"GroupName": "ghost"}
        for name, arguments in (
            ("get_group", ghost),
            ("update_group", {**ghost, "NewGroupName": "x"}),
            ("delete_group", ghost),
            ("add_user_to_group", {**ghost, "UserName": "someone"}),
            ("remove_user_from_group", {**ghost, "UserName": "someone"}),
            ("put_group_policy", {**ghost, "PolicyName": "p", "PolicyDocument": ALLOW}),
            ("get_group_policy", {**ghost, "PolicyName": "p"}),
            ("delete_group_policy", {**ghost, "PolicyName": "p"}),
            ("list_group_policies", ghost),
            ("attach_group_policy", {**ghost, "PolicyArn": READ_ONLY}),
            ("detach_group_policy", {**ghost, "PolicyArn": READ_ONLY}),
            ("list_attached_group_policies", ghost),
        ):
            with self.subTest(call=name):
                self.no_such_group("ghost", getattr(self.iam, name), **arguments)

    def test_a_group_goes_only_when_nothing_hangs_on_it(self):
        self.iam.create_group(GroupName="loaded")
        self.iam.create_user(UserName="last")
        self.iam.add_user_to_group(GroupName="loaded", UserName="last")
        self.iam.attach_group_policy(GroupName="loaded", PolicyArn=READ_ONLY)
        self.iam.put_group_policy(GroupName="loaded", PolicyName="inline", PolicyDocument=ALLOW)
        for what, undo in (
            ("remove users from group", lambda: self.iam.remove_user_from_group(GroupName="loaded", UserName="last")),
            ("detach all policies", lambda: self.iam.detach_group_policy(GroupName="loaded", PolicyArn=READ_ONLY)),
            ("delete policies", lambda: self.iam.delete_group_policy(GroupName="loaded", PolicyName="inline")),
        ):
            message = f"Cannot delete entity, must {what} first."
            self.refused(409, "DeleteConflict", message, self.iam.delete_group, GroupName="loaded")
            self.empty(undo())
        self.empty(self.iam.delete_group(GroupName="loaded"))


if __name__ == "__main__":
    unittest.main()
