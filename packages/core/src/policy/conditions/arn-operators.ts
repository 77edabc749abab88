import { compileArnPattern, matchArnPattern } from '../arn-pattern.ts';
import { type OperatorFactory, type OperatorTable, negate } from './operator.ts';

/** Six segments, each with wildcards. A policy value with fewer, or a request value that is no ARN, matches nothing. */
const arnLike: OperatorFactory = (values, variables) => {
  const patterns = values.map((value) => compileArnPattern(value, variables)).filter((pattern) => pattern.written === 6);
  return (value, context) => {
    if (!value.startsWith('arn:')) return false;
    for (const pattern of patterns) if (matchArnPattern(pattern, value, context)) return true;
    return false;
  };
};

/** The Arn operators: Equals and Like are the same. */
export const arnOperators: OperatorTable = {
  ArnEquals: arnLike,
  ArnLike: arnLike,
  ArnNotEquals: negate(arnLike),
  ArnNotLike: negate(arnLike),
};
