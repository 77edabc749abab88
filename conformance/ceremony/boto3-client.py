"""The ceremony with boto3. In the environment: ENDPOINT, PREFIX, and the root key as AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY."""

import os

import boto3
from botocore.exceptions import ClientError

ENDPOINT = os.environ["ENDPOINT"]
PREFIX = os.environ["PREFIX"]


def say(name, value):
    print(f"{name}={value}", flush=True)


def clients(key, secret):
    session = boto3.Session(aws_access_key_id=key, aws_secret_access_key=secret, region_name="us-east-1")
    return session.client("iam", endpoint_url=ENDPOINT), session.client("sts", endpoint_url=ENDPOINT)


def refused(name, call):
    """Makes a call that must be refused; says its code, message and request id."""
    try:
        call()
        say(f"{name}_code", "none: the call was answered")
    except ClientError as error:
        say(f"{name}_code", error.response["Error"]["Code"])
        say(f"{name}_message", error.response["Error"]["Message"])
        say(f"{name}_request_id", error.response["ResponseMetadata"]["RequestId"])


# As root: an administrators' group, a user in it, a key.
iam, sts = clients(os.environ["AWS_ACCESS_KEY_ID"], os.environ["AWS_SECRET_ACCESS_KEY"])
identity = sts.get_caller_identity()
say("root_arn", identity["Arn"])
say("root_user_id", identity["UserId"])
iam.create_group(GroupName=f"{PREFIX}-admins")
iam.attach_group_policy(GroupName=f"{PREFIX}-admins", PolicyArn="arn:aws:iam::aws:policy/AdministratorAccess")
iam.create_user(UserName=f"{PREFIX}-alice")
iam.add_user_to_group(GroupName=f"{PREFIX}-admins", UserName=f"{PREFIX}-alice")
alice = iam.create_access_key(UserName=f"{PREFIX}-alice")["AccessKey"]
say("alice_key", alice["AccessKeyId"])
say("alice_secret", alice["SecretAccessKey"])

# As alice: another user, without any permission.
iam, sts = clients(alice["AccessKeyId"], alice["SecretAccessKey"])
say("alice_arn", sts.get_caller_identity()["Arn"])
say("bob_arn", iam.create_user(UserName=f"{PREFIX}-bob")["User"]["Arn"])
bob = iam.create_access_key(UserName=f"{PREFIX}-bob")["AccessKey"]
say("bob_key", bob["AccessKeyId"])
say("bob_secret", bob["SecretAccessKey"])

# As bob: refused, and with a wrong secret not known.
bobs_iam, bobs_sts = clients(bob["AccessKeyId"], bob["SecretAccessKey"])
refused("denied", lambda: bobs_iam.create_user(UserName=f"{PREFIX}-carol"))
wrong_iam, _ = clients(bob["AccessKeyId"], bob["SecretAccessKey"] + "x")
refused("mismatch", lambda: wrong_iam.list_users())

# As alice: what bob's key did last; then it is switched off, which holds at once.
used = iam.get_access_key_last_used(AccessKeyId=bob["AccessKeyId"])["AccessKeyLastUsed"]
say("last_used", f"{used['ServiceName']} {used['Region']}")
iam.update_access_key(UserName=f"{PREFIX}-bob", AccessKeyId=bob["AccessKeyId"], Status="Inactive")
refused("inactive", lambda: bobs_sts.get_caller_identity())
