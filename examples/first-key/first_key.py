"""Makes a user with an access key, uses the key, and takes it away again. See README.md."""
import json
import os

import boto3
from botocore.exceptions import ClientError

HERE = {
    "endpoint_url": os.environ.get("AWS_ENDPOINT_URL", "http://127.0.0.1:8484"),
    "region_name": os.environ.get("AWS_REGION", "us-east-1"),
}
USER = "first-key-demo"
POLICY = "read-myself"


def code_of(call, **arguments):
    try:
        call(**arguments)
    except ClientError as error:
        return error.response["Error"]["Code"]
    return "allowed"


admin = boto3.client("iam", **HERE)  # the credentials come from the environment or a profile, as with AWS
user = admin.create_user(UserName=USER)["User"]
policy = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "iam:GetUser", "Resource": user["Arn"]}]}
admin.put_user_policy(UserName=USER, PolicyName=POLICY, PolicyDocument=json.dumps(policy))
key = admin.create_access_key(UserName=USER)["AccessKey"]
print(f"made user {USER} with key {key['AccessKeyId']}")

session = boto3.Session(aws_access_key_id=key["AccessKeyId"], aws_secret_access_key=key["SecretAccessKey"])
iam = session.client("iam", **HERE)
print("the key is", session.client("sts", **HERE).get_caller_identity()["Arn"])
print("it may read itself:", iam.get_user()["User"]["UserName"])
print("it may not make users:", code_of(iam.create_user, UserName="another"))

admin.delete_access_key(UserName=USER, AccessKeyId=key["AccessKeyId"])
print("deleted the key; now it is refused:", code_of(iam.get_user))
admin.delete_user_policy(UserName=USER, PolicyName=POLICY)
admin.delete_user(UserName=USER)
print("removed the user")
