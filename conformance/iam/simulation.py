"""The policy simulator, asked by a client. Texts and positions are those of AWS's, recorded in September 2026."""

import json
import unittest

from support import ALLOW, READ_ONLY, Suite, client

OBJECT = "arn:aws:s3:::photos/a"


def policy(effect, action, resource="*", **more):
    statement = {"Effect": effect, "Action": action, "Resource": resource, **more}
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]}, separators=(",", ":"))


class Simulation(Suite):
    def person(self, name):
        self.iam.create_user(UserName=name)
        key = self.iam.create_access_key(UserName=name)["AccessKey"]
        return lambda service: client(service, key["AccessKeyId"], key["SecretAccessKey"])

    def custom(self, **arguments):
        asked = {"PolicyInputList": [policy("Allow", "s3:GetObject")], "ActionNames": ["s3:GetObject"], **arguments}
        return self.iam.simulate_custom_policy(**asked)["EvaluationResults"]

    def wrong(self, message, call, **arguments):
        self.refused(400, "InvalidInput", message, call, **arguments)

    def test_a_policy_is_tried_on_a_resource(self):
        statement = {
            "SourcePolicyId": "PolicyInputList.1",
            "SourcePolicyType": "IAM Policy",
            "StartPosition": {"Line": 1, "Column": 38},
            "EndPosition": {"Line": 1, "Column": 95},
        }
        self.assertEqual(
            self.custom(ResourceArns=[OBJECT]),
            [
                {
                    "EvalActionName": "s3:GetObject",
                    "EvalResourceName": OBJECT,
                    "EvalDecision": "allowed",
                    "MatchedStatements": [statement],
                    "MissingContextValues": [],
                    "EvalDecisionDetails": {},
                    "ResourceSpecificResults": [
                        {"EvalResourceName": OBJECT, "EvalResourceDecision": "allowed", "MatchedStatements": [statement]}
                    ],
                }
            ],
        )

    def test_the_manual_s_example_of_the_cli(self):
        document = json.dumps(
            {
                "Version": "2012-10-17",
                "Statement": {
                    "Effect": "Allow",
                    "Action": "dynamodb:*",
                    "Resource": "*",
                    "Condition": {"DateGreaterThan": {"aws:CurrentTime": "2018-08-16T12:00:00Z"}},
                },
            },
            separators=(",", ":"),
        )

        def at(time):
            entry = {"ContextKeyName": "aws:CurrentTime", "ContextKeyValues": [time], "ContextKeyType": "date"}
            [result] = self.custom(PolicyInputList=[document], ActionNames=["dynamodb:CreateBackup"], ContextEntries=[entry])
            return result

        later = at("2019-04-25T11:00:00Z")
        self.assertEqual(later["EvalDecision"], "allowed")
        [statement] = later["MatchedStatements"]
        self.assertEqual(statement["StartPosition"], {"Line": 1, "Column": 38})
        self.assertEqual(statement["EndPosition"], {"Line": 1, "Column": 167})
        self.assertEqual(at("2014-04-25T11:00:00Z")["EvalDecision"], "implicitDeny")

    def test_what_a_condition_lacks_is_named(self):
        document = policy("Allow", "s3:*", Condition={"Bool": {"aws:MultiFactorAuthPresent": "true"}})
        [result] = self.custom(PolicyInputList=[document])
        self.assertEqual(result["EvalDecision"], "implicitDeny")
        self.assertEqual(result["MissingContextValues"], ["aws:MultiFactorAuthPresent"])
        keys = self.iam.get_context_keys_for_custom_policy(PolicyInputList=[document])["ContextKeyNames"]
        self.assertEqual(keys, ["aws:MultiFactorAuthPresent"])

    def test_another_account_s_resource_needs_both_sides(self):
        caller = self.arn("user/somebody")
        theirs = policy("Allow", "s3:GetObject", OBJECT, Principal={"AWS": caller})
        asked = {
            "CallerArn": caller,
            "ResourcePolicy": theirs,
            "ResourceOwner": "arn:aws:iam::999999999999:root",
            "ResourceArns": [OBJECT],
        }
        [both] = self.custom(**asked)
        self.assertEqual(both["EvalDecisionDetails"], {"IAM Policy": "allowed", "Resource Policy": "allowed"})
        [one] = self.custom(**asked, PolicyInputList=[policy("Allow", "s3:PutObject")])
        self.assertEqual(one["EvalDecision"], "implicitDeny")
        self.assertEqual(one["EvalDecisionDetails"], {"IAM Policy": "implicitDeny", "Resource Policy": "allowed"})

    def test_a_user_is_simulated_with_groups_and_boundary(self):
        self.iam.create_user(UserName="sim", Path="/team/")
        self.iam.put_user_policy(UserName="sim", PolicyName="own", PolicyDocument=policy("Allow", "s3:PutObject"))
        self.iam.create_group(GroupName="sims")
        self.iam.put_group_policy(GroupName="sims", PolicyName="theirs", PolicyDocument=policy("Deny", "s3:DeleteObject"))
        self.iam.add_user_to_group(GroupName="sims", UserName="sim")
        self.iam.attach_user_policy(UserName="sim", PolicyArn=READ_ONLY)

        def ask(action, **more):
            asked = {"PolicySourceArn": self.arn("user/team/sim"), "ActionNames": [action], **more}
            [result] = self.iam.simulate_principal_policy(**asked)["EvaluationResults"]
            sources = [statement["SourcePolicyId"] for statement in result["MatchedStatements"]]
            return result["EvalDecision"], sources, result.get("PermissionsBoundaryDecisionDetail")

        self.assertEqual(ask("s3:PutObject"), ("allowed", ["user_sim_own"], None))
        self.assertEqual(ask("s3:DeleteObject"), ("explicitDeny", ["group_sims_theirs"], None))
        self.assertEqual(ask("iam:GetUser"), ("allowed", ["ReadOnlyAccess"], None))
        self.iam.put_user_permissions_boundary(UserName="sim", PermissionsBoundary=READ_ONLY)
        no = {"AllowedByPermissionsBoundary": False}
        self.assertEqual(ask("s3:PutObject"), ("implicitDeny", [], no))

    def test_it_tells_what_a_request_gets(self):
        wanda = self.person("wanda")
        self.iam.put_user_policy(UserName="wanda", PolicyName="p", PolicyDocument=policy("Allow", "iam:GetUser", self.arn("user/${aws:username}")))

        def simulated(name):
            arguments = {"ActionNames": ["iam:GetUser"], "ResourceArns": [self.arn(f"user/{name}")]}
            [result] = self.iam.simulate_principal_policy(PolicySourceArn=self.arn("user/wanda"), **arguments)["EvaluationResults"]
            return result["EvalDecision"]

        self.assertEqual(simulated("wanda"), "allowed")
        wanda("iam").get_user(UserName="wanda")
        self.assertEqual(simulated("other"), "implicitDeny")
        because = "because no identity-based policy allows the iam:GetUser action"
        message = f"User: {self.arn('user/wanda')} is not authorized to perform: iam:GetUser on resource: user other {because}"
        self.refused(403, "AccessDenied", message, wanda("iam").get_user, UserName="other")

    def test_pages_count_actions(self):
        pages = self.iam.get_paginator("simulate_custom_policy").paginate(
            PolicyInputList=[ALLOW], ActionNames=["s3:GetObject", "s3:PutObject", "s3:ListBucket"], PaginationConfig={"PageSize": 2}
        )
        seen = [[result["EvalActionName"] for result in page["EvaluationResults"]] for page in pages]
        self.assertEqual(seen, [["s3:GetObject", "s3:PutObject"], ["s3:ListBucket"]])

    def test_nobody_asks_without_a_permission(self):
        nobody = self.person("curious")
        me = self.arn("user/curious")
        for service, name, resource, arguments in (
            ("iam", "simulate_custom_policy", " on resource: *", {"PolicyInputList": [ALLOW], "ActionNames": ["s3:GetObject"]}),
            ("iam", "get_context_keys_for_custom_policy", " on resource: *", {"PolicyInputList": [ALLOW]}),
            ("iam", "simulate_principal_policy", f" on resource: {me}", {"PolicySourceArn": me, "ActionNames": ["s3:GetObject"]}),
            ("iam", "get_context_keys_for_principal_policy", f" on resource: {me}", {"PolicySourceArn": me}),
            ("sts", "decode_authorization_message", "", {"EncodedMessage": "x"}),
        ):
            with self.subTest(call=name):
                action = f"{service}:" + "".join(word.capitalize() for word in name.split("_"))
                because = f"because no identity-based policy allows the {action} action"
                message = f"User: {me} is not authorized to perform: {action}{resource} {because}"
                self.refused(403, "AccessDenied", message, getattr(nobody(service), name), **arguments)

    def test_what_cannot_be_simulated_is_refused(self):
        custom = self.iam.simulate_custom_policy
        asked = {"PolicyInputList": [ALLOW], "ActionNames": ["s3:GetObject"]}
        self.wrong("Policy input list item 1 has invalid content", custom, **{**asked, "PolicyInputList": ["{"]})
        self.wrong("The action is invalid since it is missing names", custom, **{**asked, "ActionNames": ["GetObject"]})
        self.wrong("Invalid marker for pagination.", custom, **asked, Marker="nowhere")
        entry = {"ContextKeyName": "stack:test", "ContextKeyValues": ["abc"], "ContextKeyType": "numeric"}
        self.wrong("Invalid context value for key stack:test: expected numeric format.", custom, **asked, ContextEntries=[entry])
        principal = self.iam.simulate_principal_policy
        self.no_such_user("ghost", principal, PolicySourceArn=self.arn("user/ghost"), ActionNames=["s3:GetObject"])

    def test_a_message_that_nobody_encoded_is_none(self):
        with self.assertRaises(self.sts.exceptions.InvalidAuthorizationMessageException) as caught:
            self.sts.decode_authorization_message(EncodedMessage="x" * 200)
        self.assertEqual(caught.exception.response["ResponseMetadata"]["HTTPStatusCode"], 400)


if __name__ == "__main__":
    unittest.main()
