/** What a new policy begins with: one statement without actions, which the findings ask for. */
export const FIRST_POLICY = `{
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Allow",
            "Action": [],
            "Resource": "*"
        }
    ]
}`;
