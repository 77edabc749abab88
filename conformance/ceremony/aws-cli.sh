#!/bin/sh
# The ceremony with the AWS CLI. In the environment: AWS (the program), ENDPOINT, PREFIX, and the root key as
# AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY. The endpoint is given by flag, since Debian's 2.9 knows no AWS_ENDPOINT_URL.
set -eu
aws() { "$AWS" --endpoint-url "$ENDPOINT" --output text "$@"; }
say() { printf '%s=%s\n' "$1" "$2"; }

# Runs a call that must be refused; says its code, message and request id, each under the given name.
refused() {
  name=$1
  shift
  if "$AWS" --endpoint-url "$ENDPOINT" --debug "$@" >refused.out 2>refused.err; then
    say "${name}_code" "none: the call was answered"
    return
  fi
  said=$(sed -n 's/.*An error occurred (\([A-Za-z]*\)) when calling the [A-Za-z]* operation: /\1 /p' refused.err | tail -n 1)
  say "${name}_code" "${said%% *}"
  say "${name}_message" "${said#* }"
  say "${name}_request_id" "$(grep -io "'x-amzn-requestid': '[^']*'" refused.err | tail -n 1 | cut -d"'" -f4)"
}

# Goes on as somebody else: "become KEY SECRET".
become() {
  AWS_ACCESS_KEY_ID=$1
  AWS_SECRET_ACCESS_KEY=$2
  export AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY
}

# As root: an administrators' group, a user in it, a key.
say root_arn "$(aws sts get-caller-identity --query Arn)"
say root_user_id "$(aws sts get-caller-identity --query UserId)"
aws iam create-group --group-name "$PREFIX-admins" >/dev/null
aws iam attach-group-policy --group-name "$PREFIX-admins" --policy-arn arn:aws:iam::aws:policy/AdministratorAccess
aws iam create-user --user-name "$PREFIX-alice" >/dev/null
aws iam add-user-to-group --group-name "$PREFIX-admins" --user-name "$PREFIX-alice"
alice=$(aws iam create-access-key --user-name "$PREFIX-alice" --query 'AccessKey.[AccessKeyId,SecretAccessKey]')
alice_key=$(echo "$alice" | cut -f1)
alice_secret=$(echo "$alice" | cut -f2)
say alice_key "$alice_key"
say alice_secret "$alice_secret"

# As alice: another user, without any permission.
become "$alice_key" "$alice_secret"
say alice_arn "$(aws sts get-caller-identity --query Arn)"
say bob_arn "$(aws iam create-user --user-name "$PREFIX-bob" --query User.Arn)"
bob=$(aws iam create-access-key --user-name "$PREFIX-bob" --query 'AccessKey.[AccessKeyId,SecretAccessKey]')
bob_key=$(echo "$bob" | cut -f1)
bob_secret=$(echo "$bob" | cut -f2)
say bob_key "$bob_key"
say bob_secret "$bob_secret"

# As bob: refused, and with a wrong secret not known.
become "$bob_key" "$bob_secret"
refused denied iam create-user --user-name "$PREFIX-carol"
become "$bob_key" "${bob_secret}x"
refused mismatch iam list-users

# As alice: what bob's key did last; then it is switched off, which holds at once.
become "$alice_key" "$alice_secret"
say last_used "$(aws iam get-access-key-last-used --access-key-id "$bob_key" --query 'AccessKeyLastUsed.[ServiceName,Region]' | tr '\t' ' ')"
aws iam update-access-key --user-name "$PREFIX-bob" --access-key-id "$bob_key" --status Inactive
become "$bob_key" "$bob_secret"
refused inactive sts get-caller-identity
