"""Tags of users and of policies; their keys differ in whether case counts. SOURCE: LocalStack's recordings of AWS."""

import unittest

from support import ALLOW, Suite, failed

PATTERN = r"satisfy regular expression pattern: [\p{L}\p{Z}\p{N}_.:/=+\-@]+"
KEY_RULES = (
    "satisfy constraint: [Member must have length less than or equal to 128, Member must have length greater than or equal "
    r"to 1, Member must satisfy regular expression pattern: [\p{L}\p{Z}\p{N}_.:/=+\-@]+, Member must not be null]"
)


def tag(key, value=""):
    return {"Key": key, "Value": value}


class Tags(Suite):
    def user(self, name, *tags):
        self.iam.create_user(UserName=name, Tags=list(tags))
        return {"UserName": name}

    def policy(self, name, *tags):
        made = self.iam.create_policy(PolicyName=name, PolicyDocument=ALLOW, Tags=list(tags))
        return {"PolicyArn": made["Policy"]["Arn"]}

    def kinds(self, name, *tags):
        """A user and a policy with these tags, each with its calls."""
        for kind, who in (("user", self.user(name, *tags)), ("policy", self.policy(name, *tags))):
            yield who, *(getattr(self.iam, call.format(kind)) for call in ("tag_{}", "untag_{}", "list_{}_tags"))

    def test_tags_are_put_on_replaced_and_taken_off(self):
        for who, put, take, read in self.kinds("life"):
            none = read(**who)
            self.members(none, "Tags", "IsTruncated")
            self.assertEqual((none["Tags"], none["IsTruncated"]), ([], False))
            self.empty(put(Tags=[tag("somekey", "somevalue"), tag("someotherkey", "x")], **who))
            self.empty(put(Tags=[tag("somekey")], **who))
            self.assertEqual(read(**who)["Tags"], [tag("somekey"), tag("someotherkey", "x")])
            self.empty(take(TagKeys=["somekey", "never-there"], **who))
            self.assertEqual(read(**who)["Tags"], [tag("someotherkey", "x")])
            self.empty(take(TagKeys=["someotherkey"], **who))
            self.assertEqual(read(**who)["Tags"], [])

    def test_tags_of_a_new_thing_are_answered_in_the_order_given(self):
        given = [tag("abc", "first"), tag("b", "second"), tag("z", "third"), tag("a", "fourth")]
        self.assertEqual(self.iam.create_user(UserName="ordered", Tags=given)["User"]["Tags"], given)
        made = self.iam.create_policy(PolicyName="ordered", PolicyDocument=ALLOW, Tags=given)["Policy"]
        self.assertEqual(made["Tags"], given)

    def test_a_list_has_shorter_keys_first(self):
        given = [tag("abc"), tag("b"), tag("z"), tag("a")]
        who = self.policy("listed", *given)
        self.assertEqual(self.iam.list_policy_tags(**who)["Tags"], [tag("a"), tag("b"), tag("z"), tag("abc")])

    def test_keys_of_users_are_the_same_in_any_case(self):
        who = self.user("caseless", tag("Team", "a"))
        self.iam.tag_user(Tags=[tag("TEAM", "b")], **who)
        self.assertEqual(self.iam.list_user_tags(**who)["Tags"], [tag("TEAM", "b")])
        message = "Duplicate tag keys found. Please note that Tag keys are case insensitive."
        twice = [tag("dup"), tag("DUP")]
        self.refused(400, "InvalidInput", message, self.iam.create_user, UserName="never", Tags=twice)
        self.refused(400, "InvalidInput", message, self.iam.tag_user, Tags=twice, **who)
        self.iam.untag_user(TagKeys=["team"], **who)
        self.assertEqual(self.iam.list_user_tags(**who)["Tags"], [])

    def test_keys_of_policies_differ_by_case(self):
        both = [tag("a", "lowercase"), tag("A", "uppercase")]
        who = self.policy("cased", *both)
        self.assertEqual(self.iam.list_policy_tags(**who)["Tags"], both[::-1])
        self.iam.tag_policy(Tags=[tag("a", "changed")], **who)
        self.assertEqual(self.iam.list_policy_tags(**who)["Tags"], [tag("A", "uppercase"), tag("a", "changed")])
        self.iam.untag_policy(TagKeys=["a"], **who)
        self.assertEqual(self.iam.list_policy_tags(**who)["Tags"], [tag("A", "uppercase")])
        message = "Duplicate tag keys found."
        twice = [tag("0"), tag("0")]
        arguments = {"PolicyName": "never", "PolicyDocument": ALLOW, "Tags": twice}
        self.refused(400, "InvalidInput", message, self.iam.create_policy, **arguments)
        self.refused(400, "InvalidInput", message, self.iam.tag_policy, Tags=twice, **who)

    def test_what_a_tag_may_be(self):
        for who, put, take, _ in self.kinds("rules"):
            create = (
                (self.iam.create_user, {"UserName": "never"})
                if "UserName" in who
                else (self.iam.create_policy, {"PolicyName": "never", "PolicyDocument": ALLOW})
            )
            for call, arguments in ((put, who), create):
                for tags, message in (
                    ([tag(str(number)) for number in range(51)], failed("tags", "have length less than or equal to 50")),
                    ([tag("0" * 129)], failed("tags.1.member.key", "have length less than or equal to 128")),
                    ([tag("0", "0" * 257)], failed("tags.1.member.value", "have length less than or equal to 256")),
                    ([tag("ok"), tag("NOWAY!")], failed("tags.2.member.key", PATTERN)),
                    ([tag("0", "no*way")], failed("tags.1.member.value", PATTERN[:-1] + "*")),
                    ([{"Value": "x"}], failed("tags.1.member.key", "not be null")),
                    ([{"Key": "x"}], failed("tags.1.member.value", "not be null")),
                ):
                    with self.subTest(tags=tags[-1]):
                        self.invalid(message, call, Tags=tags, **arguments)
            for keys, message in (
                ([str(number) for number in range(51)], failed("tagKeys", "have length less than or equal to 50")),
                (["0" * 129], failed("tagKeys", KEY_RULES)),
                (["NOWAY!"], failed("tagKeys", KEY_RULES)),
            ):
                self.invalid(message, take, TagKeys=keys, **who)

    def test_keys_that_begin_with_aws_are_awss(self):
        for who, put, _, read in self.kinds("reserved"):
            for key in ("aws:mine", "AWS:mine"):
                message = "aws: prefixed tag key names are not allowed for external use."
                self.refused(400, "InvalidInput", message, put, Tags=[tag(key)], **who)
            self.assertEqual(read(**who)["Tags"], [])

    def test_fifty_and_no_more(self):
        for who, put, _, read in self.kinds("many", *(tag(f"k{number}") for number in range(50))):
            self.refused(409, "LimitExceeded", "The number of tags has reached the maximum limit.", put, Tags=[tag("one-more")], **who)
            self.empty(put(Tags=[tag("k0", "changed")], **who))
            self.assertEqual(len(read(**who)["Tags"]), 50)

    def test_any_language_may_be_a_tag(self):
        for who, put, _, read in self.kinds("letters"):
            given = tag("Größe é 名前 _.:/=+-@", "значение ½")
            self.empty(put(Tags=[given], **who))
            self.assertEqual(read(**who)["Tags"], [given])


if __name__ == "__main__":
    unittest.main()
