"""Access keys: their life, their last use, and how each call is refused. SOURCE: LocalStack's recordings of AWS."""

import unittest

from botocore.exceptions import ClientError

from support import ADMINISTRATOR, Suite, client, failed

UNKNOWN = "AKIAIOSFODNN7EXAMPLE"


class AccessKeys(Suite):
    def user(self, name, administrator=False):
        self.iam.create_user(UserName=name)
        if administrator:
            self.iam.attach_user_policy(UserName=name, PolicyArn=ADMINISTRATOR)
        return name

    def test_the_secret_is_shown_once(self):
        self.user("once")
        self.assertEqual(self.iam.list_access_keys(UserName="once")["AccessKeyMetadata"], [])
        key = self.iam.create_access_key(UserName="once")["AccessKey"]
        self.assertEqual(sorted(key), ["AccessKeyId", "CreateDate", "SecretAccessKey", "Status", "UserName"])
        self.assertEqual((key["UserName"], key["Status"]), ("once", "Active"))
        self.assertRegex(key["AccessKeyId"], r"^AKIA[A-Z2-7]{16}$")
        self.assertRegex(key["SecretAccessKey"], r"^[A-Za-z0-9/+]{40}$")
        self.recent(key["CreateDate"])
        listed = self.iam.list_access_keys(UserName="once")
        self.members(listed, "AccessKeyMetadata", "IsTruncated")
        self.assertIs(listed["IsTruncated"], False)
        del key["SecretAccessKey"]
        self.assertEqual(listed["AccessKeyMetadata"], [key])

    def test_two_keys_and_no_more(self):
        self.user("two")
        ids = [self.iam.create_access_key(UserName="two")["AccessKey"]["AccessKeyId"] for _ in range(2)]
        message = "Cannot exceed quota for AccessKeysPerUser: 2"
        self.refused(409, "LimitExceeded", message, self.iam.create_access_key, UserName="two")
        # A key that is switched off still counts.
        self.empty(self.iam.update_access_key(UserName="two", AccessKeyId=ids[0], Status="Inactive"))
        self.refused(409, "LimitExceeded", message, self.iam.create_access_key, UserName="two")
        states = {key["AccessKeyId"]: key["Status"] for key in self.iam.list_access_keys(UserName="two")["AccessKeyMetadata"]}
        self.assertEqual(states, {ids[0]: "Inactive", ids[1]: "Active"})
        self.empty(self.iam.update_access_key(UserName="two", AccessKeyId=ids[0], Status="Inactive"))
        self.empty(self.iam.delete_access_key(UserName="two", AccessKeyId=ids[0]))
        self.iam.create_access_key(UserName="two")

    def test_a_key_that_is_not_that_users_cannot_be_found(self):
        self.user("mine")
        self.user("other")
        others = self.iam.create_access_key(UserName="other")["AccessKey"]["AccessKeyId"]
        for key in (UNKNOWN, others):
            message = f"The Access Key with id {key} cannot be found."
            arguments = {"UserName": "mine", "AccessKeyId": key}
            self.refused(404, "NoSuchEntity", message, self.iam.update_access_key, Status="Inactive", **arguments)
            self.refused(404, "NoSuchEntity", message, self.iam.delete_access_key, **arguments)
        self.assertEqual(len(self.iam.list_access_keys(UserName="other")["AccessKeyMetadata"]), 1)

    def test_a_status_is_active_or_inactive(self):
        self.user("status")
        key = self.iam.create_access_key(UserName="status")["AccessKey"]["AccessKeyId"]
        for status in ("active", "Disabled", "Expired", ""):
            with self.subTest(status=status):
                message = failed("status", "satisfy enum value set")
                self.invalid(message, self.iam.update_access_key, UserName="status", AccessKeyId=key, Status=status)

    def test_a_key_id_has_its_length_and_characters(self):
        arguments = {"UserName": "whoever", "Status": "Active"}
        for key, message in (
            ("AKIASHORT", failed("accessKeyId", "have length greater than or equal to 16")),
            ("A" * 129, failed("accessKeyId", "have length less than or equal to 128")),
            ("AKIA-NOT-A-KEY-ID-1", "The specified value for accessKeyId is invalid. It must contain only alphanumeric characters."),
        ):
            self.invalid(message, self.iam.update_access_key, AccessKeyId=key, **arguments)

    def test_the_last_use_is_not_applicable_before_the_first(self):
        self.user("idle")
        key = self.iam.create_access_key(UserName="idle")["AccessKey"]["AccessKeyId"]
        answer = self.iam.get_access_key_last_used(AccessKeyId=key)
        self.members(answer, "UserName", "AccessKeyLastUsed")
        self.assertEqual(answer["UserName"], "idle")
        self.assertEqual(answer["AccessKeyLastUsed"], {"ServiceName": "N/A", "Region": "N/A"})

    def test_the_last_use_names_service_region_and_time(self):
        self.user("busy", administrator=True)
        key = self.iam.create_access_key(UserName="busy")["AccessKey"]
        client("iam", key["AccessKeyId"], key["SecretAccessKey"]).list_users()
        used = self.iam.get_access_key_last_used(AccessKeyId=key["AccessKeyId"])["AccessKeyLastUsed"]
        self.recent(used["LastUsedDate"])
        self.assertEqual((used["ServiceName"], used["Region"]), ("iam", "us-east-1"))

    def test_the_last_use_of_an_unknown_key_is_denied(self):
        message = (
            f"User: {self.arn('root')} is not authorized to perform iam:GetAccessKeyLastUsed on resource: access key {UNKNOWN}"
        )
        self.refused(403, "AccessDenied", message, self.iam.get_access_key_last_used, AccessKeyId=UNKNOWN)

    def test_a_user_may_leave_its_own_name_out(self):
        self.user("self", administrator=True)
        key = self.iam.create_access_key(UserName="self")["AccessKey"]
        mine = client("iam", key["AccessKeyId"], key["SecretAccessKey"])
        second = mine.create_access_key()["AccessKey"]
        self.assertEqual(second["UserName"], "self")
        self.empty(mine.update_access_key(AccessKeyId=second["AccessKeyId"], Status="Inactive"))
        self.assertEqual(len(mine.list_access_keys()["AccessKeyMetadata"]), 2)
        self.empty(mine.delete_access_key(AccessKeyId=second["AccessKeyId"]))
        # Even the key that asks, and then it is gone.
        self.empty(mine.delete_access_key(AccessKeyId=key["AccessKeyId"]))
        with self.assertRaises(ClientError) as caught:
            mine.list_access_keys()
        self.assertEqual(caught.exception.response["Error"]["Code"], "InvalidClientTokenId")
        message = "The security token included in the request is invalid."
        self.assertEqual(caught.exception.response["Error"]["Message"], message)
        self.assertEqual(caught.exception.response["ResponseMetadata"]["HTTPStatusCode"], 403)


if __name__ == "__main__":
    unittest.main()
