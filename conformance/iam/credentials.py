"""Passwords, the password policy and MFA devices. SOURCE: LocalStack's recordings of AWS of 2026-02, where no other is named."""

import base64
import hashlib
import hmac
import struct
import time
import unittest

from botocore.exceptions import ClientError

from support import Suite, client, failed

GOOD = "Correct-Horse-1"


def code(seed, steps=0):
    """What an authenticator shows now, or so many steps of 30 seconds from now (RFC 6238)."""
    counter = struct.pack(">Q", int(time.time()) // 30 + steps)
    digest = hmac.new(base64.b32decode(seed), counter, hashlib.sha1).digest()
    at = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[at : at + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


class Passwords(Suite):
    def user(self, name):
        self.iam.create_user(UserName=name)
        return name

    def tearDown(self):
        try:
            self.iam.delete_account_password_policy()
        except ClientError as error:
            self.assertEqual(error.response["Error"]["Code"], "NoSuchEntity")

    def no_profile(self, name, call, **arguments):
        self.refused(404, "NoSuchEntity", f"Login Profile for User {name} cannot be found.", call, **arguments)

    def violation(self, call, **arguments):
        with self.assertRaises(ClientError) as caught:
            call(**arguments)
        self.assertEqual(caught.exception.response["ResponseMetadata"]["HTTPStatusCode"], 400)
        self.assertEqual(caught.exception.response["Error"]["Code"], "PasswordPolicyViolation")

    def test_a_login_profile_comes_changes_and_goes(self):
        name = self.user("profile")
        created = self.iam.create_login_profile(UserName=name, Password=GOOD)
        self.members(created, "LoginProfile")
        profile = created["LoginProfile"]
        self.assertEqual(sorted(profile), ["CreateDate", "PasswordResetRequired", "UserName"])
        self.assertEqual((profile["UserName"], profile["PasswordResetRequired"]), (name, False))
        self.recent(profile["CreateDate"])
        self.assertEqual(self.iam.get_login_profile(UserName=name)["LoginProfile"], profile)
        self.empty(self.iam.update_login_profile(UserName=name, Password=GOOD + "2", PasswordResetRequired=True))
        self.assertIs(self.iam.get_login_profile(UserName=name)["LoginProfile"]["PasswordResetRequired"], True)
        self.empty(self.iam.delete_login_profile(UserName=name))
        self.no_profile(name, self.iam.get_login_profile, UserName=name)
        self.no_profile(name, self.iam.delete_login_profile, UserName=name)
        self.no_profile(name, self.iam.update_login_profile, UserName=name, Password=GOOD)

    def test_a_login_profile_is_one_for_each_user_that_exists(self):
        name = self.user("one")
        for call in (self.iam.create_login_profile, self.iam.update_login_profile):
            self.no_such_user("nonexistent-user", call, UserName="nonexistent-user", Password=GOOD)
        self.no_such_user("nonexistent-user", self.iam.delete_login_profile, UserName="nonexistent-user")
        self.iam.create_login_profile(UserName=name, Password=GOOD)
        message = f"Login Profile for user {name} already exists."
        self.refused(409, "EntityAlreadyExists", message, self.iam.create_login_profile, UserName=name, Password=GOOD)

    def test_a_user_with_a_password_is_not_deleted(self):
        # SOURCE: cloud-custodian#1663.
        name = self.user("kept")
        self.iam.create_login_profile(UserName=name, Password=GOOD)
        message = "Cannot delete entity, must delete login profile first."
        self.refused(409, "DeleteConflict", message, self.iam.delete_user, UserName=name)
        self.iam.delete_login_profile(UserName=name)
        self.empty(self.iam.delete_user(UserName=name))

    def test_the_password_policy_has_its_defaults(self):
        self.empty(self.iam.update_account_password_policy())
        answer = self.iam.get_account_password_policy()
        self.members(answer, "PasswordPolicy")
        self.assertEqual(
            answer["PasswordPolicy"],
            {
                "AllowUsersToChangePassword": False,
                "ExpirePasswords": False,
                "MinimumPasswordLength": 6,
                "RequireLowercaseCharacters": False,
                "RequireNumbers": False,
                "RequireSymbols": False,
                "RequireUppercaseCharacters": False,
            },
        )

    def test_the_password_policy_is_what_was_set(self):
        policy = {
            "AllowUsersToChangePassword": True,
            "HardExpiry": True,
            "MaxPasswordAge": 60,
            "MinimumPasswordLength": 10,
            "PasswordReusePrevention": 3,
            "RequireLowercaseCharacters": True,
            "RequireNumbers": True,
            "RequireSymbols": True,
            "RequireUppercaseCharacters": True,
        }
        self.empty(self.iam.update_account_password_policy(**policy))
        self.assertEqual(self.iam.get_account_password_policy()["PasswordPolicy"], {**policy, "ExpirePasswords": True})

    def test_the_password_policy_that_is_not_there(self):
        message = f"The Password Policy with domain name {self.account} cannot be found."
        self.refused(404, "NoSuchEntity", message, self.iam.get_account_password_policy)
        message = "The account policy with name PasswordPolicy cannot be found."
        self.refused(404, "NoSuchEntity", message, self.iam.delete_account_password_policy)

    def test_the_password_policy_has_its_ranges(self):
        clauses = [
            "Value at 'minimumPasswordLength' failed to satisfy constraint: Member must have value less than or equal to 128",
            "Value at 'passwordReusePrevention' failed to satisfy constraint: Member must have value less than or equal to 24",
            "Value at 'maxPasswordAge' failed to satisfy constraint: Member must have value less than or equal to 1095",
        ]
        values = {"MinimumPasswordLength": 129, "PasswordReusePrevention": 25, "MaxPasswordAge": 1096}
        with self.assertRaises(ClientError) as caught:
            self.iam.update_account_password_policy(**values)
        message = caught.exception.response["Error"]["Message"]
        self.assertTrue(message.startswith("3 validation errors detected: "), message)
        for clause in clauses:
            self.assertIn(clause, message)

    def test_a_password_keeps_to_the_policy(self):
        # SOURCE: IAM User Guide, "Default password policy" and "Custom password policy options"; the texts are not on record.
        name = self.user("policy")
        for bad in ("Short-1", "only-letters", "12345678"):
            self.violation(self.iam.create_login_profile, UserName=name, Password=bad)
        self.iam.update_account_password_policy(MinimumPasswordLength=6, PasswordReusePrevention=2)
        self.iam.create_login_profile(UserName=name, Password="aaaaaa")
        self.violation(self.iam.update_login_profile, UserName=name, Password="aaaaaa")
        self.iam.update_login_profile(UserName=name, Password="bbbbbb")
        self.violation(self.iam.update_login_profile, UserName=name, Password="aaaaaa")
        self.iam.update_login_profile(UserName=name, Password="cccccc")
        self.iam.update_login_profile(UserName=name, Password="aaaaaa")

    def test_a_user_changes_their_own_password_when_the_account_lets_them(self):
        # SOURCE: IAM API Reference, PasswordPolicy, AllowUsersToChangePassword; AWS CLI reference, change-password.
        name = self.user("changer")
        key = self.iam.create_access_key(UserName=name)["AccessKey"]
        own = client("iam", key["AccessKeyId"], key["SecretAccessKey"])
        self.iam.create_login_profile(UserName=name, Password=GOOD, PasswordResetRequired=True)
        arguments = {"OldPassword": GOOD, "NewPassword": GOOD + "2"}
        with self.assertRaises(ClientError) as caught:
            own.change_password(**arguments)
        self.assertEqual(caught.exception.response["Error"]["Code"], "AccessDenied")
        self.iam.update_account_password_policy(AllowUsersToChangePassword=True)
        self.assertIs(own.get_account_password_policy()["PasswordPolicy"]["AllowUsersToChangePassword"], True)
        self.empty(own.change_password(**arguments))
        self.assertIs(self.iam.get_login_profile(UserName=name)["LoginProfile"]["PasswordResetRequired"], False)
        with self.assertRaises(ClientError) as caught:
            own.change_password(**arguments)
        self.assertEqual(caught.exception.response["ResponseMetadata"]["HTTPStatusCode"], 403)
        with self.assertRaises(ClientError) as caught:
            self.iam.change_password(**arguments)
        self.assertEqual(caught.exception.response["Error"]["Code"], "InvalidUserType")


class MfaDevices(Suite):
    def device(self, name, **arguments):
        made = self.iam.create_virtual_mfa_device(VirtualMFADeviceName=name, **arguments)["VirtualMFADevice"]
        return made["SerialNumber"], made["Base32StringSeed"].decode()

    def enable(self, user, serial, seed, first=-1):
        codes = {"AuthenticationCode1": code(seed, first), "AuthenticationCode2": code(seed, first + 1)}
        return self.iam.enable_mfa_device(UserName=user, SerialNumber=serial, **codes)

    def missing(self, serial, call, **arguments):
        message = f"MFA Device with serial number {serial} does not exist."
        self.refused(404, "NoSuchEntity", message, call, SerialNumber=serial, **arguments)

    def test_a_device_is_made_listed_and_deleted(self):
        for name, path in (("plain", None), ("root", "/"), ("path", "/test-path/"), ("double", "/test//double/")):
            with self.subTest(path=path):
                arguments = {} if path is None else {"Path": path}
                made = self.iam.create_virtual_mfa_device(VirtualMFADeviceName=name, **arguments)["VirtualMFADevice"]
                self.assertEqual(sorted(made), ["Base32StringSeed", "QRCodePNG", "SerialNumber"])
                self.assertEqual(made["SerialNumber"], self.arn(f"mfa{path or '/'}{name}"))
                self.assertRegex(made["Base32StringSeed"].decode(), r"^[A-Z2-7]{64}$")
                self.assertTrue(made["QRCodePNG"].startswith(b"\x89PNG\r\n\x1a\n"))
                listed = self.iam.list_virtual_mfa_devices()
                self.members(listed, "VirtualMFADevices", "IsTruncated")
                self.assertIn({"SerialNumber": made["SerialNumber"]}, listed["VirtualMFADevices"])
                self.empty(self.iam.delete_virtual_mfa_device(SerialNumber=made["SerialNumber"]))
                self.missing(made["SerialNumber"], self.iam.delete_virtual_mfa_device)

    def test_a_device_that_can_not_be_made(self):
        self.device("twice")
        message = "MFA device already exists."
        self.refused(409, "EntityAlreadyExists", message, self.iam.create_virtual_mfa_device, VirtualMFADeviceName="twice")
        message = (
            "The specified value for path is invalid. It must begin and end with / and contain only alphanumeric characters "
            "and/or / characters."
        )
        for path in ("invalid-path/", "/invalid-path"):
            self.invalid(message, self.iam.create_virtual_mfa_device, VirtualMFADeviceName="path", Path=path)
        long = f"/{'a' * 512}/"
        message = failed("path", "have length less than or equal to 512")
        self.invalid(message, self.iam.create_virtual_mfa_device, VirtualMFADeviceName="path", Path=long)

    def test_a_device_is_enabled_and_taken_away(self):
        user = self.iam.create_user(UserName="enabled")["User"]
        serial, seed = self.device("enabled")
        before = self.iam.list_mfa_devices(UserName="enabled")
        self.members(before, "MFADevices", "IsTruncated")
        self.assertEqual((before["MFADevices"], before["IsTruncated"]), ([], False))
        self.empty(self.enable("enabled", serial, seed))
        (device,) = self.iam.list_mfa_devices(UserName="enabled")["MFADevices"]
        self.assertEqual(sorted(device), ["EnableDate", "SerialNumber", "UserName"])
        self.assertEqual((device["SerialNumber"], device["UserName"]), (serial, "enabled"))
        self.recent(device["EnableDate"])
        assigned = self.iam.list_virtual_mfa_devices(AssignmentStatus="Assigned")["VirtualMFADevices"]
        self.assertIn({"SerialNumber": serial, "EnableDate": device["EnableDate"], "User": user}, assigned)
        free = self.iam.list_virtual_mfa_devices(AssignmentStatus="Unassigned")["VirtualMFADevices"]
        self.assertNotIn(serial, [row["SerialNumber"] for row in free])
        # SOURCE: aws-nuke#281 for the first text.
        message = "Cannot delete entity, must delete MFA device first."
        self.refused(409, "DeleteConflict", message, self.iam.delete_user, UserName="enabled")
        with self.assertRaises(ClientError) as caught:
            self.iam.delete_virtual_mfa_device(SerialNumber=serial)
        self.assertEqual(caught.exception.response["Error"]["Code"], "DeleteConflict")
        self.empty(self.iam.deactivate_mfa_device(UserName="enabled", SerialNumber=serial))
        self.assertEqual(self.iam.list_mfa_devices(UserName="enabled")["MFADevices"], [])
        free = self.iam.list_virtual_mfa_devices(AssignmentStatus="Unassigned")["VirtualMFADevices"]
        self.assertIn({"SerialNumber": serial}, free)
        self.empty(self.iam.delete_user(UserName="enabled"))

    def test_a_device_that_can_not_be_enabled(self):
        self.iam.create_user(UserName="errors")
        serial, seed = self.device("errors")
        codes = {"AuthenticationCode1": "123456", "AuthenticationCode2": "654321"}
        self.no_such_user("nobody", self.iam.enable_mfa_device, UserName="nobody", SerialNumber=serial, **codes)
        self.no_such_user("nobody", self.iam.deactivate_mfa_device, UserName="nobody", SerialNumber=serial)
        self.missing(self.arn("mfa/nonexistent-mfa"), self.iam.deactivate_mfa_device, UserName="errors")
        # SOURCE: the text is told by many who set a device up; status and code are the model's.
        message = "Authentication code for device is not valid."
        wrong = {"UserName": "errors", "SerialNumber": serial, "AuthenticationCode1": code(seed), "AuthenticationCode2": code(seed)}
        self.refused(403, "InvalidAuthenticationCode", message, self.iam.enable_mfa_device, **wrong)
        self.enable("errors", serial, seed)
        message = "MFA Device is already in use."
        with self.assertRaises(ClientError) as caught:
            self.enable("errors", serial, seed)
        self.assertEqual(caught.exception.response["Error"]["Message"], message)
        self.assertEqual(caught.exception.response["Error"]["Code"], "EntityAlreadyExists")

    def test_codes_are_used_up(self):
        self.iam.create_user(UserName="used")
        serial, seed = self.device("used")
        self.enable("used", serial, seed)
        arguments = {"UserName": "used", "SerialNumber": serial}
        message = "Authentication code for device is not valid."
        codes = {"AuthenticationCode1": code(seed, -1), "AuthenticationCode2": code(seed)}
        self.refused(403, "InvalidAuthenticationCode", message, self.iam.resync_mfa_device, **arguments, **codes)
        later = {"AuthenticationCode1": code(seed, 2), "AuthenticationCode2": code(seed, 3)}
        self.empty(self.iam.resync_mfa_device(**arguments, **later))

    def test_a_list_of_devices_is_paged(self):
        serials = sorted(self.device(f"page-{i}")[0] for i in range(5))
        rows = self.pages(self.iam.list_virtual_mfa_devices, "VirtualMFADevices", 2, AssignmentStatus="Unassigned")
        listed = [row["SerialNumber"] for row in rows]
        self.assertEqual(len(listed), len(set(listed)))
        self.assertEqual(sorted(row for row in listed if "/page-" in row), serials)
        self.invalid("Invalid Marker.", self.iam.list_virtual_mfa_devices, Marker="invalid-marker-value")

    def test_a_device_wears_tags(self):
        tags = [{"Key": "team", "Value": "red"}]
        serial, _ = self.device("tagged", Tags=tags)
        self.assertEqual(self.iam.list_mfa_device_tags(SerialNumber=serial)["Tags"], tags)
        self.empty(self.iam.tag_mfa_device(SerialNumber=serial, Tags=[{"Key": "team", "Value": "blue"}]))
        self.assertEqual(self.iam.list_mfa_device_tags(SerialNumber=serial)["Tags"], [{"Key": "team", "Value": "blue"}])
        self.empty(self.iam.untag_mfa_device(SerialNumber=serial, TagKeys=["team"]))
        answer = self.iam.list_mfa_device_tags(SerialNumber=serial)
        self.members(answer, "Tags", "IsTruncated")
        self.assertEqual(answer["Tags"], [])

    def test_the_summary_counts_devices(self):
        def counts():
            summary = self.iam.get_account_summary()["SummaryMap"]
            return summary["MFADevices"], summary["MFADevicesInUse"]

        before = counts()
        self.iam.create_user(UserName="counted")
        serial, seed = self.device("counted")
        self.enable("counted", serial, seed)
        self.assertEqual(counts(), (before[0] + 1, before[1] + 1))


if __name__ == "__main__":
    unittest.main()
