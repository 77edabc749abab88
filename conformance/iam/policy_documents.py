"""Policy documents: which are taken, and with which words the others are refused.

SOURCE: the rules and texts are those that AWS gave in LocalStack's recordings of 2026-02 (test_iam_policies); the documents are ours.
"""

import json
import unittest

from support import Suite

BUCKET = "arn:aws:s3:::shelf"
SYNTAX = "Syntax errors in policy."
VERSION = "Policy document must be version 2012-10-17 or greater."
LEGACY = "The policy failed legacy parsing"
ACTIONS = "Policy statement must contain actions."
RESOURCES = "Policy statement must contain resources."
VENDOR = "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc."
COLON = "Actions/Condition can contain only one colon."
UNIQUE = "Statement IDs (SID) in a single policy must be unique."
QUALIFIED = "Resource vendor must be fully qualified and cannot contain regexes."
PRINCIPAL = "Policy document should not specify a principal."
IAM_PATH = (
    'IAM resource path must either be "*", root, or start with user/, federated-user/, role/, group/, instance-profile/, '
    "mfa/, server-certificate/, policy/, sms-mfa/, saml-provider/, oidc-provider/, report/, access-report/."
)
not_arn = lambda resource: f'Resource {resource} must be in ARN format or "*".'
partition = lambda name, resource: f'Partition "{name}" is not valid for resource "{resource}".'

LEFT_OUT = object()


def statement(**changes):
    whole = {"Effect": "Allow", "Action": "s3:ListBucket", "Resource": BUCKET, **changes}
    return {name: value for name, value in whole.items() if value is not LEFT_OUT}


def document(*statements, **changes):
    whole = {"Version": "2012-10-17", "Statement": statements[0] if len(statements) == 1 else list(statements), **changes}
    return json.dumps({name: value for name, value in whole.items() if value is not LEFT_OUT})


def when(condition):
    return document(statement(Condition=condition))


REFUSED = (
    # The document as a whole.
    ("no JSON", SYNTAX),
    ("{not json", SYNTAX),
    ('"text"', SYNTAX),
    ("[]", SYNTAX),
    (document(statement(), Version=LEFT_OUT), VERSION),
    (document(statement(), Version="2008-10-17"), VERSION),
    (document(statement(), Version="2013-10-17"), SYNTAX),
    (document(Statement=LEFT_OUT), SYNTAX),
    (document(Statement=[]), SYNTAX),
    (document(Statement=["text"]), SYNTAX),
    (document(statement(), Extra="value"), SYNTAX),
    (document(statement(), Id=["list"]), SYNTAX),
    (document(statement(), Id={}), SYNTAX),
    # Elements of a statement.
    (document(statement(Extra="value")), SYNTAX),
    (document(statement(Effect=LEFT_OUT)), SYNTAX),
    (document(statement(Effect="Permit")), SYNTAX),
    (document(statement(Effect="allow")), LEGACY),
    (document(statement(Effect="denY")), LEGACY),
    (document(statement(Effect="denY"), Version=LEFT_OUT), VERSION),
    (document(statement(Sid={})), SYNTAX),
    (document(statement(Sid=[])), SYNTAX),
    (document(statement(Sid="same"), statement(Sid="same", Action=LEFT_OUT)), UNIQUE),
    (document(statement(Sid="same"), statement(Sid="same"), Version=LEFT_OUT), VERSION),
    (document(statement(Sid="same", Effect="aLLOW"), statement(Sid="same")), LEGACY),
    (document(statement(Principal="*")), PRINCIPAL),
    # Actions.
    (document(statement(Action=LEFT_OUT)), ACTIONS),
    (document(statement(Action=[])), ACTIONS),
    (document(statement(Action=LEFT_OUT, Resource=LEFT_OUT)), ACTIONS),
    (document({"Effect": "Deny"}, statement()), ACTIONS),
    (document(statement(Action={})), SYNTAX),
    (document(statement(Action=[[]])), SYNTAX),
    (document(statement(NotAction="s3:GetObject")), SYNTAX),
    (document(statement(Action=[], NotAction="s3:GetObject")), SYNTAX),
    (document(statement(Action="ListBucket")), VENDOR),
    (document(statement(Action=LEFT_OUT, NotAction="")), VENDOR),
    (document(statement(Action="s3:List:Bucket")), COLON),
    (document(statement(), statement(Action="s:3:ListBucket")), COLON),
    (document(statement(Action="s 3:ListBucket")), "Vendor s 3 is not valid"),
    # Resources.
    (document(statement(Resource=LEFT_OUT)), RESOURCES),
    (document(statement(Resource=[])), RESOURCES),
    (document(statement(Action="ListBucket", Resource=LEFT_OUT)), RESOURCES),
    (document(statement(Resource={"a": BUCKET})), SYNTAX),
    (document(statement(Resource=["shelf", {}])), SYNTAX),
    (document(statement(NotResource="*")), SYNTAX),
    (document(statement(NotResource=[])), SYNTAX),
    (document(statement(Resource="")), not_arn("")),
    (document(statement(Resource="a shelf")), not_arn("a shelf")),
    (document(statement(Resource=["shelf"])), not_arn("shelf")),
    (document(statement(Action="s:3:List", Resource="shelf")), not_arn("shelf")),
    (document(statement(Resource="a:nowhere")), partition("nowhere", "arn:nowhere:*:*:*:*")),
    (document(statement(Resource="a:b:cdef")), partition("b", "arn:b:cdef:*:*:*")),
    (document(statement(Resource="a:b:c:d:e:f:g:h")), partition("b", "arn:b:c:d:e:f:g:h")),
    (document(statement(Resource="aws:s3:::shelf")), partition("s3", "arn:s3:::shelf:*")),
    (document(statement(Resource=["arn:no:s3:::shelf", "arn:no:s3::shelf"])), partition("no", "arn:no:s3:::shelf")),
    (document(statement(Resource="arn:aws")), QUALIFIED),
    (document(statement(Resource="arn:aws:s3::shelf")), LEGACY),
    (document(statement(Action=LEFT_OUT, Resource="arn:aws:s3::shelf")), LEGACY),
    (document(statement(Action=LEFT_OUT, Resource=LEFT_OUT, NotAction="s3:List", NotResource="arn:aws:s3::shelf")), LEGACY),
    (document(statement(Resource="arn:aws::::shelf")), LEGACY),
    (document(statement(Resource="arn:aws::shelf")), LEGACY),
    (document(statement(Resource="arn:aws:iam:::shelf")), IAM_PATH),
    (
        document(statement(Resource="arn:aws:iam:us-east-1::shelf")),
        "IAM resource arn:aws:iam:us-east-1::shelf cannot contain region information.",
    ),
    (
        document(statement(Resource="arn:aws:s3:us-east-1::shelf")),
        "Resource arn:aws:s3:us-east-1::shelf can not contain region information.",
    ),
    # Conditions.
    (when([]), SYNTAX),
    (when("text"), SYNTAX),
    (when([{"StringEquals": {"aws:TagKeys": "x"}}]), SYNTAX),
    (when({"StringEquals": "text"}), SYNTAX),
    (when({"StringEquals": []}), SYNTAX),
    (when({"StringEquals": {"a": {}}}), SYNTAX),
    (when({"Equals": {"a": "1"}}), SYNTAX),
    (when({"ForAnyValue::StringEquals": {"a": "b"}}), SYNTAX),
    (document(statement(Action=LEFT_OUT, Condition={"StringEquals": {"a": {}}})), SYNTAX),
    (when({"DateGreaterThan": {"a": "someday"}}), LEGACY),
    (when({"DateLessThan": {"a": "2026-13"}}), LEGACY),
    (when({"DateLessThan": {"a": "2026-11-24t2:00:00.5+1"}}), LEGACY),
    (when({"DateLessThan": {"a": "2026-11-24t2:00:00.1999999999+10:59"}}), LEGACY),
    (when({"DateLessThan": {"a": "9223372036854775808"}}), LEGACY),
    (document(statement(Action=LEFT_OUT, Condition={"DateLessThan": {"a": "x"}})), LEGACY),
    (document(statement(Resource="arn:no:s3:::shelf", Condition={"DateLessThan": {"a": "x"}})), LEGACY),
    (document(statement(Condition={"DateLessThan": {"a": "x"}}), Version=LEFT_OUT), VERSION),
)

TAKEN = (
    document(statement()),
    document(statement(), Id="an id"),
    document(statement(), statement(Effect="Deny")),
    document(statement(Resource=[BUCKET, "*"])),
    document(statement(Action="*")),
    document(statement(Action="iam: odd but taken ")),
    document(statement(Action="no-such.service9:Anything")),
    document(statement(Action=LEFT_OUT, NotAction="s3:GetObject")),
    document(statement(Action=LEFT_OUT, Resource=LEFT_OUT, NotAction="s3:GetObject", NotResource="*")),
    document(statement(Effect="Deny", Resource=LEFT_OUT, NotResource=[BUCKET, BUCKET + "/*"])),
    document(statement(Resource="arn:aws:iam:::user/somebody")),
    document(statement(Resource="arn:aws:iam::*:user/${aws:username}")),
    document(statement(Resource="arn:aws:short")),
    document(statement(Resource="arn:aws:ec2:us-east-1::thing")),
    document(statement(Resource="arn:aws:no-such-service:us-east-1::thing")),
    document(statement(Resource="arn:aws:s3:us-west-2:123456789012:accesspoint/point")),
    document(statement(Sid="Named1"), statement()),
    document(statement(Sid=""), statement(Sid="")),
    when({}),
    when({"DateGreaterThan": {}}),
    when({"DateGreaterThan": {"a": []}}),
    when({"anything": {}, "at-all": {}}),
    when({"StringEqualsIfExists": {"a": "b"}}),
    when({"ForAnyValue:StringEqualsIfExists": {"a": "b"}}),
    when({"ForAllValues:StringEquals": {"aws:TagKeys": ["x", "y"]}}),
    when({"DateGreaterThan": {"aws:CurrentTime": "2026-11-24T00:00:00Z"}, "Bool": {"aws:SecureTransport": "true"}}),
    when({"DateGreaterThan": {"a": "01T"}}),
    when({"DateLessThanEquals": {"a": "2026-11-24t2:00:00.593194+23"}}),
    when({"DateLessThan": {"a": "-292275054"}}),
)


class PolicyDocuments(Suite):
    def test_a_malformed_document_is_refused_in_awss_words(self):
        self.iam.create_user(UserName="writer")
        self.iam.create_group(GroupName="writers")
        for text, message in REFUSED:
            with self.subTest(document=text):
                refused = (400, "MalformedPolicyDocument", message)
                self.refused(*refused, self.iam.create_policy, PolicyName="never", PolicyDocument=text)
                arguments = {"PolicyName": "never", "PolicyDocument": text}
                self.refused(*refused, self.iam.put_user_policy, UserName="writer", **arguments)
                self.refused(*refused, self.iam.put_group_policy, GroupName="writers", **arguments)

    def test_a_new_version_is_held_to_the_same(self):
        arn = self.iam.create_policy(PolicyName="versioned", PolicyDocument=TAKEN[0])["Policy"]["Arn"]
        for text, message in REFUSED[:8]:
            call = self.iam.create_policy_version
            self.refused(400, "MalformedPolicyDocument", message, call, PolicyArn=arn, PolicyDocument=text)
        self.assertEqual(len(self.iam.list_policy_versions(PolicyArn=arn)["Versions"]), 1)

    def test_a_good_document_comes_back_as_it_was_written(self):
        for number, text in enumerate(TAKEN):
            with self.subTest(document=text):
                arn = self.iam.create_policy(PolicyName=f"taken-{number}", PolicyDocument=text)["Policy"]["Arn"]
                version = self.iam.get_policy_version(PolicyArn=arn, VersionId="v1")["PolicyVersion"]
                self.assertEqual(version["Document"], json.loads(text))


if __name__ == "__main__":
    unittest.main()
