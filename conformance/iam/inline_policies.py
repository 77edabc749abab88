"""Policies written into a user or a group. SOURCE: LocalStack's recordings of AWS; versitygw's tests against AWS."""

import json
import unittest
import urllib.parse

from support import ALLOW, DENY, Suite, failed

NAME = "It must contain only alphanumeric characters and/or the following: +=,.@_-"


class InlinePolicies(Suite):
    def both(self, name):
        """The calls on a user and on a group of that name, each with the argument that names it."""
        self.iam.create_user(UserName=name)
        self.iam.create_group(GroupName=name)
        for kind in ("user", "group"):
            calls = {
                call: getattr(self.iam, f"{call}_{kind}_{'policies' if call == 'list' else 'policy'}")
                for call in ("put", "get", "list", "delete")
            }
            yield kind, {f"{kind.capitalize()}Name": name}, calls

    def test_it_is_put_shown_listed_replaced_and_deleted(self):
        for kind, who, calls in self.both("life"):
            none = calls["list"](**who)
            self.members(none, "PolicyNames", "IsTruncated")
            self.assertEqual((none["PolicyNames"], none["IsTruncated"]), ([], False))
            self.empty(calls["put"](PolicyName="b", PolicyDocument=ALLOW, **who))
            self.empty(calls["put"](PolicyName="a", PolicyDocument=ALLOW, **who))
            got = calls["get"](PolicyName="b", **who)
            self.members(got, *who, "PolicyName", "PolicyDocument")
            self.assertEqual((got["PolicyName"], got["PolicyDocument"]), ("b", json.loads(ALLOW)))
            self.assertEqual(calls["list"](**who)["PolicyNames"], ["a", "b"])
            self.empty(calls["put"](PolicyName="b", PolicyDocument=DENY, **who))
            self.assertEqual(calls["get"](PolicyName="b", **who)["PolicyDocument"], json.loads(DENY))
            self.empty(calls["delete"](PolicyName="b", **who))
            message = f"The {kind} policy with name b cannot be found."
            self.refused(404, "NoSuchEntity", message, calls["get"], PolicyName="b", **who)
            self.refused(404, "NoSuchEntity", message, calls["delete"], PolicyName="b", **who)

    def test_the_text_comes_back_to_the_letter_percent_encoded(self):
        text = '{ "Version": "2012-10-17",\n "Statement": {"Sid": "", "Effect": "Allow", "Action": "s3:*", "Resource": "*"} }'
        self.iam.create_user(UserName="letter")
        self.iam.put_user_policy(UserName="letter", PolicyName="p", PolicyDocument=text)
        seen = []
        keep = lambda response_dict, **_: seen.append(response_dict["body"].decode())
        self.iam.meta.events.register("response-received.iam.GetUserPolicy", keep)
        self.iam.get_user_policy(UserName="letter", PolicyName="p")
        encoded = seen[0].split("<PolicyDocument>")[1].split("</PolicyDocument>")[0]
        self.assertEqual(encoded, urllib.parse.quote(text, safe="-_.~"))

    def test_all_of_one_principal_have_one_size(self):
        for kind, who, calls in self.both("sized"):
            limit = {"user": 2048, "group": 5120}[kind]
            statement = {"Sid": "x" * (limit // 2), "Effect": "Allow", "Action": "s3:*", "Resource": "*"}
            half = json.dumps({"Version": "2012-10-17", "Statement": statement})
            self.empty(calls["put"](PolicyName="one", PolicyDocument=half, **who))
            message = f"Maximum policy size of {limit} bytes exceeded for {kind} sized"
            self.refused(409, "LimitExceeded", message, calls["put"], PolicyName="two", PolicyDocument=half, **who)
            # It replaces itself, and white space does not count.
            self.empty(calls["put"](PolicyName="one", PolicyDocument=half + " " * limit, **who))

    def test_names_have_their_length_and_characters(self):
        for _, who, calls in self.both("named"):
            for name, message in (
                ("bad/name", f"The specified value for policyName is invalid. {NAME}"),
                ("p" * 129, failed("policyName", "have length less than or equal to 128")),
            ):
                self.invalid(message, calls["put"], PolicyName=name, PolicyDocument=ALLOW, **who)
                self.invalid(message, calls["get"], PolicyName=name, **who)
                self.invalid(message, calls["delete"], PolicyName=name, **who)

    def test_a_document_has_its_length_and_characters(self):
        for _, who, calls in self.both("texts"):
            for text, message in (
                ("emoji \U0001f600", "The specified value for policyDocument is invalid. It must contain only printable ASCII characters."),
                ("x" * 131073, failed("policyDocument", "have length less than or equal to 131072")),
            ):
                self.invalid(message, calls["put"], PolicyName="p", PolicyDocument=text, **who)
            message = failed("policyDocument", "not be null")
            self.invalid(message, calls["put"], PolicyName="p", **who)


if __name__ == "__main__":
    unittest.main()
