"""Runs the cases of boto3.test.ts through boto3.

Reads from standard input one JSON object: {"endpoint": URL, "cases": [{"service", "action", "input", "output"}, ...]}.
Writes one JSON object a line: {"case", "sent", "expected", "got"}, {"case", "skipped"} or {"case", "error"}.

Bytes are {"$bytes": base64}, times {"$time": ISO 8601}. What this boto3's own model does not know is taken out of the
input and of the expected output, since an older client neither sends nor reads it.
"""

import base64
import datetime
import json
import sys

import boto3
import botocore
from botocore import xform_name
from botocore.config import Config


def known(shape, value):
    """The part of `value` that the model knows, as boto3 wants to be given it."""
    if shape.type_name == "structure":
        return {name: known(shape.members[name], item) for name, item in value.items() if name in shape.members}
    if shape.type_name == "list":
        return [known(shape.member, item) for item in value]
    if shape.type_name == "map":
        return {key: known(shape.value, item) for key, item in value.items()}
    if isinstance(value, dict) and "$bytes" in value:
        return base64.b64decode(value["$bytes"])
    if isinstance(value, dict) and "$time" in value:
        return datetime.datetime.fromisoformat(value["$time"].replace("Z", "+00:00"))
    return value


def plain(shape, value):
    """`value` as JSON can hold it again; policy documents, which boto3 parses, as their text."""
    if shape.type_name == "structure":
        return {name: plain(shape.members[name], item) for name, item in value.items() if name in shape.members}
    if shape.type_name == "list":
        return [plain(shape.member, item) for item in value]
    if shape.type_name == "map":
        return {key: plain(shape.value, item) for key, item in value.items()}
    if isinstance(value, bytes):
        return {"$bytes": base64.b64encode(value).decode()}
    if isinstance(value, datetime.datetime):
        return {"$time": value.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")}
    if isinstance(value, dict):  # a policy document that boto3 parsed
        return json.dumps(value, separators=(",", ":"), ensure_ascii=False)
    return value


def main():
    work = json.load(sys.stdin)
    config = Config(retries={"max_attempts": 0, "mode": "standard"})
    clients = {
        service: boto3.client(
            service,
            region_name="eu-west-1",
            endpoint_url=work["endpoint"],
            aws_access_key_id="AKIDEXAMPLE",
            aws_secret_access_key="not a secret",
            config=config,
        )
        for service in ("iam", "sts")
    }
    print(json.dumps({"boto3": boto3.__version__, "botocore": botocore.__version__}))
    for number, case in enumerate(work["cases"]):
        client = clients[case["service"]]
        model = client.meta.service_model
        if case["action"] not in model.operation_names:
            print(json.dumps({"case": number, "skipped": True}))
            continue
        operation = model.operation_model(case["action"])
        try:
            sent = known(operation.input_shape, case["input"]) if operation.input_shape else {}
            if operation.input_shape:  # an older model may still demand what has become optional, such as a user name
                for name in operation.input_shape.required_members:
                    sent.setdefault(name, [] if operation.input_shape.members[name].type_name == "list" else "placeholder")
            got = getattr(client, xform_name(case["action"]))(**sent)
            if got["ResponseMetadata"]["RequestId"] != work["requestId"]:
                raise ValueError("another request id")
            output = operation.output_shape
            answer = {
                "case": number,
                "sent": plain(operation.input_shape, sent) if operation.input_shape else {},
                "expected": plain(output, known(output, case["output"])) if output else {},
                "got": plain(output, got) if output else {},
            }
        except Exception as error:  # pylint: disable=broad-except
            answer = {"case": number, "error": f"{type(error).__name__}: {error}"}
        print(json.dumps(answer))


main()
