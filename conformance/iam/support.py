"""What the suites here share: the clients of one empty account, and one way to say how a call is refused.

In the environment: ENDPOINT, and the account's root key as AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.
"""

import datetime
import json
import os
import unittest

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

ADMINISTRATOR = "arn:aws:iam::aws:policy/AdministratorAccess"
READ_ONLY = "arn:aws:iam::aws:policy/ReadOnlyAccess"
ALLOW = json.dumps({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}]})
DENY = json.dumps({"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Action": "s3:PutObject", "Resource": "*"}]})

# The server must answer for what it is sent, so the client checks nothing and tries once.
PLAIN = Config(parameter_validation=False, retries={"max_attempts": 0})


def client(service, key=None, secret=None):
    """A stock client of the server; without a key it is root's."""
    return boto3.client(
        service,
        endpoint_url=os.environ["ENDPOINT"],
        region_name="us-east-1",
        aws_access_key_id=key or os.environ["AWS_ACCESS_KEY_ID"],
        aws_secret_access_key=secret or os.environ["AWS_SECRET_ACCESS_KEY"],
        config=PLAIN,
    )


def one_error(clause):
    """AWS's frame around the one thing that is wrong with a request."""
    return f"1 validation error detected: {clause}"


def failed(member, rule):
    """How IAM says that a member broke a rule of the model; it does not repeat the value."""
    return one_error(f"Value at '{member}' failed to satisfy constraint: Member must {rule}")


class Suite(unittest.TestCase):
    """Tests of one theme, all in the account of the process. Each makes things under names of its own."""

    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.iam = client("iam")
        cls.sts = client("sts")
        cls.account = cls.sts.get_caller_identity()["Account"]

    def arn(self, resource):
        return f"arn:aws:iam::{self.account}:{resource}"

    def refused(self, status, code, message, call, **arguments):
        """Asserts that a call is refused with exactly this status, code and message, as the sender's fault."""
        with self.assertRaises(ClientError) as caught:
            call(**arguments)
        answer = caught.exception.response
        self.assertEqual(
            (answer["ResponseMetadata"]["HTTPStatusCode"], answer["Error"]["Code"], answer["Error"].get("Message")),
            (status, code, message),
        )
        self.assertEqual(answer["Error"]["Type"], "Sender")
        self.assertRegex(answer["ResponseMetadata"]["RequestId"], r"^[0-9a-f-]{36}$")

    def no_such_user(self, name, call, **arguments):
        self.refused(404, "NoSuchEntity", f"The user with name {name} cannot be found.", call, **arguments)

    def no_such_group(self, name, call, **arguments):
        self.refused(404, "NoSuchEntity", f"The group with name {name} cannot be found.", call, **arguments)

    def invalid(self, message, call, **arguments):
        self.refused(400, "ValidationError", message, call, **arguments)

    def empty(self, answer):
        """Asserts that an answer holds nothing but its metadata, with status 200."""
        self.assertEqual(list(answer), ["ResponseMetadata"])
        self.assertEqual(answer["ResponseMetadata"]["HTTPStatusCode"], 200)

    def members(self, answer, *names):
        """Asserts that an answer has these members and no others, besides its metadata."""
        self.assertEqual(sorted(answer), sorted([*names, "ResponseMetadata"]))

    def recent(self, time):
        """Asserts a time of now, in whole seconds."""
        self.assertEqual(time.microsecond, 0)
        self.assertLess(abs((datetime.datetime.now(datetime.timezone.utc) - time).total_seconds()), 120)

    def pages(self, call, field, size, **arguments):
        """Reads a whole list page by page, asserting the shape of each page."""
        rows = []
        marker = {}
        while True:
            page = call(MaxItems=size, **marker, **arguments)
            self.assertIs(type(page["IsTruncated"]), bool)
            self.assertEqual("Marker" in page, page["IsTruncated"])
            self.assertLessEqual(len(page[field]), size)
            rows += page[field]
            if not page["IsTruncated"]:
                return rows
            self.assertEqual(len(page[field]), size)
            marker = {"Marker": page["Marker"]}


if __name__ == "__main__":
    unittest.main(module=None)
