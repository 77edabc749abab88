# One of each resource that Countersign can hold today, bound to each other as people bind them.
terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

variable "endpoint" { type = string }

# What an update changes; the values given are those of the first apply.
variable "path" { default = "/team/" }
variable "action" { default = "s3:Get*" }
variable "group" { default = "tf-group" }
variable "tags" {
  type    = map(string)
  default = { Team = "red", Stage = "test" }
}

provider "aws" {
  region = "us-east-1"
  endpoints {
    iam = var.endpoint
    sts = var.endpoint
  }
}

locals {
  document = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = var.action, Resource = "*" }]
  })
}

resource "aws_iam_user" "plain" {
  name = "tf-plain"
}

resource "aws_iam_user" "user" {
  name                 = "tf-user"
  path                 = var.path
  permissions_boundary = aws_iam_policy.policy.arn
  tags                 = var.tags
}

resource "aws_iam_group" "group" {
  name = var.group
}

resource "aws_iam_policy" "policy" {
  name        = "tf-policy"
  description = "what it is for"
  policy      = local.document
  tags        = var.tags
}

resource "aws_iam_access_key" "key" {
  user = aws_iam_user.user.name
}

resource "aws_iam_user_policy" "inline" {
  name   = "tf-inline"
  user   = aws_iam_user.user.name
  policy = local.document
}

resource "aws_iam_group_policy" "inline" {
  name   = "tf-inline"
  group  = aws_iam_group.group.name
  policy = local.document
}

resource "aws_iam_user_policy_attachment" "own" {
  user       = aws_iam_user.user.name
  policy_arn = aws_iam_policy.policy.arn
}

resource "aws_iam_group_policy_attachment" "awss" {
  group      = aws_iam_group.group.name
  policy_arn = data.aws_iam_policy.awss.arn
}

resource "aws_iam_user_group_membership" "membership" {
  user   = aws_iam_user.user.name
  groups = [aws_iam_group.group.name]
}

resource "aws_iam_account_alias" "alias" {
  account_alias = "tf-${data.aws_caller_identity.me.account_id}"
}

data "aws_caller_identity" "me" {}

data "aws_iam_policy" "awss" {
  arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
}

data "aws_iam_user" "user" {
  user_name = aws_iam_user.user.name
}

data "aws_iam_group" "group" {
  group_name = aws_iam_user_group_membership.membership.groups == toset([var.group]) ? var.group : ""
}

output "user" { value = data.aws_iam_user.user }
output "members" { value = data.aws_iam_group.group.users[*].user_name }
output "boundary" { value = aws_iam_user.user.permissions_boundary }
output "secret_length" { value = nonsensitive(length(aws_iam_access_key.key.secret)) }
