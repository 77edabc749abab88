"""Managed policies, their versions and where they are attached. SOURCE: LocalStack's recordings of AWS (test_iam_policies)."""

import json
import unittest

from support import ADMINISTRATOR, ALLOW, DENY, READ_ONLY, Suite, failed

SHAPE = [
    "Arn",
    "AttachmentCount",
    "CreateDate",
    "DefaultVersionId",
    "IsAttachable",
    "Path",
    "PermissionsBoundaryUsageCount",
    "PolicyId",
    "PolicyName",
    "UpdateDate",
]
BARE = "longpolicynamebutnoarn"


class ManagedPolicies(Suite):
    def policy(self, name, **arguments):
        return self.iam.create_policy(PolicyName=name, PolicyDocument=ALLOW, **arguments)["Policy"]

    def test_create_answers_without_description_get_with_it_and_with_tags(self):
        for path in (None, "/", "/made/here/"):
            name = f"life-{(path or 'none').strip('/').replace('/', '-')}"
            made = self.policy(name, **({"Path": path} if path else {}))
            self.assertEqual(sorted(made), SHAPE)
            self.assertEqual((made["PolicyName"], made["Path"]), (name, path or "/"))
            self.assertEqual(made["Arn"], self.arn(f"policy{path or '/'}{name}"))
            self.assertRegex(made["PolicyId"], r"^ANPA[A-Z2-7]{17}$")
            self.assertEqual(made["DefaultVersionId"], "v1")
            self.assertEqual((made["AttachmentCount"], made["PermissionsBoundaryUsageCount"]), (0, 0))
            self.assertIs(made["IsAttachable"], True)
            self.recent(made["CreateDate"])
            self.assertEqual(made["UpdateDate"], made["CreateDate"])
            self.assertEqual(self.iam.get_policy(PolicyArn=made["Arn"])["Policy"], {**made, "Tags": []})
            self.assertIn(made, self.iam.list_policies(Scope="Local")["Policies"])
            self.empty(self.iam.delete_policy(PolicyArn=made["Arn"]))
            self.refused(
                404, "NoSuchEntity", f"Policy {made['Arn']} was not found.", self.iam.get_policy, PolicyArn=made["Arn"]
            )

        tags = [{"Key": "somekey", "Value": "somevalue"}, {"Key": "other", "Value": ""}]
        made = self.policy("described", Description="what it is for", Tags=tags)
        self.assertEqual(sorted(made), sorted([*SHAPE, "Tags"]))
        self.assertEqual(made["Tags"], tags)
        got = self.iam.get_policy(PolicyArn=made["Arn"])["Policy"]
        self.assertEqual(got["Description"], "what it is for")
        self.assertEqual(sorted(got), sorted([*SHAPE, "Tags", "Description"]))
        listed = next(one for one in self.iam.list_policies(Scope="Local")["Policies"] if one["Arn"] == made["Arn"])
        self.assertEqual(sorted(listed), SHAPE)

    def test_names_are_unique_whatever_path_and_case(self):
        self.policy("Unique")
        for name, arguments in (("Unique", {}), ("unique", {}), ("Unique", {"Path": "/elsewhere/"})):
            message = f"A policy called {name} already exists. Duplicate names are not allowed."
            call = self.iam.create_policy
            self.refused(409, "EntityAlreadyExists", message, call, PolicyName=name, PolicyDocument=ALLOW, **arguments)

    def test_a_policy_of_awss_is_there_in_every_account(self):
        answer = self.iam.get_policy(PolicyArn=ADMINISTRATOR)["Policy"]
        self.assertEqual((answer["PolicyName"], answer["Path"]), ("AdministratorAccess", "/"))
        self.assertEqual((answer["Tags"], answer["IsAttachable"]), ([], True))
        self.assertEqual(sorted(set(answer) - {"Description"}), sorted([*SHAPE, "Tags"]))
        version = self.iam.get_policy_version(PolicyArn=ADMINISTRATOR, VersionId=answer["DefaultVersionId"])["PolicyVersion"]
        statement = [{"Effect": "Allow", "Action": "*", "Resource": "*"}]
        self.assertEqual(version["Document"], {"Version": "2012-10-17", "Statement": statement})
        function = "arn:aws:iam::aws:policy/job-function/SystemAdministrator"
        self.assertEqual(self.iam.get_policy(PolicyArn=function)["Policy"]["Path"], "/job-function/")
        # It cannot be changed, not even by root.
        for call, arguments in (
            ("delete_policy", {}),
            ("create_policy_version", {"PolicyDocument": ALLOW}),
            ("tag_policy", {"Tags": [{"Key": "k", "Value": "v"}]}),
        ):
            action = "iam:" + "".join(word.capitalize() for word in call.split("_"))
            message = (
                f"User: {self.arn('root')} is not authorized to perform: {action} on resource: policy {READ_ONLY} "
                f"because no resource-based policy allows the {action} action"
            )
            self.refused(403, "AccessDenied", message, getattr(self.iam, call), PolicyArn=READ_ONLY, **arguments)

    def test_lists_follow_scope_attachment_path_and_use(self):
        local = self.policy("listed", Path="/lists/")
        self.iam.create_user(UserName="list-user", PermissionsBoundary=READ_ONLY)
        arns = lambda **arguments: [one["Arn"] for one in self.pages(self.iam.list_policies, "Policies", 1000, **arguments)]
        self.assertEqual(arns(Scope="Local", PathPrefix="/lists/"), [local["Arn"]])
        self.assertNotIn(local["Arn"], arns(Scope="Local", OnlyAttached=True))
        self.assertEqual(set(arn.split(":")[4] for arn in arns(Scope="AWS")), {"aws"})
        self.assertEqual(set(arn.split(":")[4] for arn in arns(Scope="All")), {"aws", self.account})
        self.assertEqual(len(arns()), len(arns(Scope="All")))
        self.assertIn(READ_ONLY, arns(PolicyUsageFilter="PermissionsBoundary"))
        self.iam.attach_user_policy(UserName="list-user", PolicyArn=local["Arn"])
        self.iam.attach_user_policy(UserName="list-user", PolicyArn=ADMINISTRATOR)
        attached = arns(OnlyAttached=True)
        self.assertIn(local["Arn"], attached)
        self.assertIn(ADMINISTRATOR, attached)
        counted = next(one for one in self.iam.list_policies(Scope="Local")["Policies"] if one["Arn"] == local["Arn"])
        self.assertEqual(counted["AttachmentCount"], 1)

    def test_versions_count_up_and_one_is_the_default(self):
        arn = self.policy("versions")["Arn"]
        answer = self.iam.create_policy_version(PolicyArn=arn, PolicyDocument=DENY, SetAsDefault=True)
        self.members(answer, "PolicyVersion")
        version = answer["PolicyVersion"]
        self.assertEqual(sorted(version), ["CreateDate", "IsDefaultVersion", "VersionId"])
        self.assertEqual((version["VersionId"], version["IsDefaultVersion"]), ("v2", True))
        self.recent(version["CreateDate"])
        got = self.iam.get_policy_version(PolicyArn=arn, VersionId="v2")["PolicyVersion"]
        self.assertEqual(got, {**version, "Document": json.loads(DENY)})
        self.assertEqual(self.iam.get_policy(PolicyArn=arn)["Policy"]["DefaultVersionId"], "v2")
        self.empty(self.iam.delete_policy_version(PolicyArn=arn, VersionId="v1"))
        third = self.iam.create_policy_version(PolicyArn=arn, PolicyDocument=ALLOW)["PolicyVersion"]
        self.assertEqual((third["VersionId"], third["IsDefaultVersion"]), ("v3", False))
        listed = self.iam.list_policy_versions(PolicyArn=arn)
        self.members(listed, "Versions", "IsTruncated")
        self.assertEqual(listed["Versions"], [third, version])
        self.empty(self.iam.set_default_policy_version(PolicyArn=arn, VersionId="v3"))
        default = [(one["VersionId"], one["IsDefaultVersion"]) for one in self.iam.list_policy_versions(PolicyArn=arn)["Versions"]]
        self.assertEqual(default, [("v3", True), ("v2", False)])

    def test_five_versions_and_no_more(self):
        arn = self.policy("five")["Arn"]
        for _ in range(4):
            self.iam.create_policy_version(PolicyArn=arn, PolicyDocument=ALLOW)
        message = (
            "A managed policy can have up to 5 versions. "
            "Before you create a new version, you must delete an existing version."
        )
        call = self.iam.create_policy_version
        self.refused(409, "LimitExceeded", message, call, PolicyArn=arn, PolicyDocument=ALLOW)
        self.empty(self.iam.delete_policy_version(PolicyArn=arn, VersionId="v5"))
        # A number is never given again.
        self.assertEqual(call(PolicyArn=arn, PolicyDocument=ALLOW)["PolicyVersion"]["VersionId"], "v6")

    def test_a_version_that_is_not_there(self):
        arn = self.policy("absent")["Arn"]
        self.iam.create_policy_version(PolicyArn=arn, PolicyDocument=DENY)
        gone = self.arn("policy/NotThere")
        for call in (self.iam.get_policy_version, self.iam.set_default_policy_version):
            for policy, version in ((arn, "v9"), (gone, "v1")):
                message = f"Policy {policy} version {version} does not exist or is not attachable."
                self.refused(404, "NoSuchEntity", message, call, PolicyArn=policy, VersionId=version)
        message = f"Policy {arn} version v9 does not exist or is not attachable."
        self.refused(404, "NoSuchEntity", message, self.iam.delete_policy_version, PolicyArn=arn, VersionId="v9")
        message = "Cannot delete the default version of a policy."
        self.refused(409, "DeleteConflict", message, self.iam.delete_policy_version, PolicyArn=arn, VersionId="v1")
        pattern = failed("versionId", r"satisfy regular expression pattern: v[1-9][0-9]*(\.[A-Za-z0-9-]*)?")
        for call in (self.iam.get_policy_version, self.iam.set_default_policy_version, self.iam.delete_policy_version):
            for version in ("1", "v0", "wrong_version_id"):
                self.invalid(pattern, call, PolicyArn=arn, VersionId=version)

    def test_every_other_call_on_a_policy_that_is_not_there(self):
        gone = self.arn("policy/NotThere")
        for name, arguments in (
            ("get_policy", {}),
            ("delete_policy", {}),
            ("list_policy_versions", {}),
            ("create_policy_version", {"PolicyDocument": ALLOW}),
            ("list_policy_tags", {}),
            ("tag_policy", {"Tags": [{"Key": "k", "Value": "v"}]}),
            ("untag_policy", {"TagKeys": ["k"]}),
        ):
            with self.subTest(call=name):
                message = f"Policy {gone} was not found."
                self.refused(404, "NoSuchEntity", message, getattr(self.iam, name), PolicyArn=gone, **arguments)
        message = f"Policy {gone} does not exist or is not attachable."
        self.refused(404, "NoSuchEntity", message, self.iam.list_entities_for_policy, PolicyArn=gone)

    def test_attaching_twice_is_once_and_detaching_twice_is_refused(self):
        arn = self.policy("attached", Path="/deep/")["Arn"]
        self.iam.create_user(UserName="holder")
        self.iam.create_group(GroupName="holders")
        for kind, who in (("user", {"UserName": "holder"}), ("group", {"GroupName": "holders"})):
            attach = getattr(self.iam, f"attach_{kind}_policy")
            detach = getattr(self.iam, f"detach_{kind}_policy")
            attached = getattr(self.iam, f"list_attached_{kind}_policies")
            none = attached(**who)
            self.members(none, "AttachedPolicies", "IsTruncated")
            self.assertEqual((none["AttachedPolicies"], none["IsTruncated"]), ([], False))
            for _ in range(2):
                self.empty(attach(PolicyArn=arn, **who))
            self.empty(attach(PolicyArn=READ_ONLY, **who))
            rows = [{"PolicyName": "attached", "PolicyArn": arn}, {"PolicyName": "ReadOnlyAccess", "PolicyArn": READ_ONLY}]
            self.assertEqual(attached(**who)["AttachedPolicies"], rows)
            self.assertEqual(attached(PathPrefix="/deep/", **who)["AttachedPolicies"], rows[:1])
            self.assertEqual(self.iam.get_policy(PolicyArn=arn)["Policy"]["AttachmentCount"], 1)
            self.empty(detach(PolicyArn=arn, **who))
            self.refused(404, "NoSuchEntity", f"Policy {arn} was not found.", detach, PolicyArn=arn, **who)
            gone = self.arn("policy/NotThere")
            self.refused(404, "NoSuchEntity", f"Policy {gone} was not found.", detach, PolicyArn=gone, **who)
            message = f"Policy {gone} does not exist or is not attachable."
            self.refused(404, "NoSuchEntity", message, attach, PolicyArn=gone, **who)
            for bad in (BARE, BARE + ":with:five:colons:in:it"):
                self.invalid(f"ARN {bad} is not valid.", attach, PolicyArn=bad, **who)
            self.invalid(failed("policyArn", "have length greater than or equal to 20"), attach, PolicyArn="short", **who)

    def test_ten_policies_and_no_more(self):
        self.iam.create_user(UserName="full")
        self.iam.create_group(GroupName="full")
        arns = [self.policy(f"full-{number}")["Arn"] for number in range(11)]
        for kind, who, quota in (("user", {"UserName": "full"}, "PoliciesPerUser"), ("group", {"GroupName": "full"}, "PoliciesPerGroup")):
            attach = getattr(self.iam, f"attach_{kind}_policy")
            for arn in arns[:10]:
                attach(PolicyArn=arn, **who)
            message = f"Cannot exceed quota for {quota}: 10"
            self.refused(409, "LimitExceeded", message, attach, PolicyArn=arns[10], **who)
            self.empty(attach(PolicyArn=arns[0], **who))

    def test_entities_of_a_policy(self):
        arn = self.policy("used")["Arn"]
        none = self.iam.list_entities_for_policy(PolicyArn=arn)
        self.members(none, "PolicyGroups", "PolicyUsers", "PolicyRoles", "IsTruncated")
        self.assertEqual((none["PolicyGroups"], none["PolicyUsers"], none["PolicyRoles"]), ([], [], []))
        user = self.iam.create_user(UserName="using", Path="/u/")["User"]
        group = self.iam.create_group(GroupName="using")["Group"]
        self.iam.create_user(UserName="bounded", PermissionsBoundary=arn)
        self.iam.attach_user_policy(UserName="using", PolicyArn=arn)
        self.iam.attach_group_policy(GroupName="using", PolicyArn=arn)
        users = [{"UserName": "using", "UserId": user["UserId"]}]
        groups = [{"GroupName": "using", "GroupId": group["GroupId"]}]
        entities = lambda **arguments: self.iam.list_entities_for_policy(PolicyArn=arn, PolicyUsageFilter="PermissionsPolicy", **arguments)
        self.assertEqual((entities()["PolicyUsers"], entities()["PolicyGroups"]), (users, groups))
        self.assertEqual(entities(EntityFilter="User")["PolicyUsers"], users)
        self.assertEqual(entities(EntityFilter="User")["PolicyGroups"], [])
        self.assertEqual(entities(EntityFilter="Group")["PolicyUsers"], [])
        for kind in ("Role", "LocalManagedPolicy", "AWSManagedPolicy"):
            answer = entities(EntityFilter=kind)
            self.assertEqual((answer["PolicyUsers"], answer["PolicyGroups"], answer["PolicyRoles"]), ([], [], []))
        self.assertEqual(entities(PathPrefix="/u/")["PolicyGroups"], [])
        bounded = self.iam.list_entities_for_policy(PolicyArn=arn, PolicyUsageFilter="PermissionsBoundary")["PolicyUsers"]
        self.assertEqual([one["UserName"] for one in bounded], ["bounded"])
        policy = self.iam.get_policy(PolicyArn=arn)["Policy"]
        self.assertEqual((policy["AttachmentCount"], policy["PermissionsBoundaryUsageCount"]), (2, 1))

    def test_a_policy_goes_only_when_nothing_uses_it(self):
        arn = self.policy("clings")["Arn"]
        self.iam.create_user(UserName="clinger")
        self.iam.attach_user_policy(UserName="clinger", PolicyArn=arn)
        message = "Cannot delete a policy attached to entities."
        self.refused(409, "DeleteConflict", message, self.iam.delete_policy, PolicyArn=arn)
        self.iam.detach_user_policy(UserName="clinger", PolicyArn=arn)
        self.iam.create_policy_version(PolicyArn=arn, PolicyDocument=DENY)
        message = (
            "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. "
            "The default version is deleted with the policy."
        )
        self.refused(409, "DeleteConflict", message, self.iam.delete_policy, PolicyArn=arn)
        self.iam.delete_policy_version(PolicyArn=arn, VersionId="v2")
        self.empty(self.iam.delete_policy(PolicyArn=arn))

    def test_a_policy_has_a_largest_size(self):
        statement = {"Effect": "Allow", "Action": "s3:*", "Resource": ["arn:aws:s3:::" + "b" * 1000] * 7}
        long = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
        message = "Cannot exceed quota for PolicySize: 6144"
        self.refused(409, "LimitExceeded", message, self.iam.create_policy, PolicyName="long", PolicyDocument=long)
        # White space does not count.
        self.iam.create_policy(PolicyName="wide", PolicyDocument=ALLOW.replace("{", "{" + " " * 7000, 1))


if __name__ == "__main__":
    unittest.main()
