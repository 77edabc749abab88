import { parseDecimal } from '../../policy/conditions/decimal.ts';
import { parseInstant } from '../../policy/conditions/instant.ts';
import { parseCidr } from '../../policy/conditions/ip-address.ts';
import { operatorName, type Operator } from '../../policy/conditions/operators.ts';
import { effectOf, tests, type DraftEntry, type Word } from '../draft.ts';
import type { ConditionKeyFacts } from '../facts.ts';
import type { Rule, Scope } from '../scope.ts';
import { quote } from '../wording.ts';
import { keyFacts } from './condition-keys.ts';
import { networkText } from './network-text.ts';
import { rewrite } from './shape.ts';

/** `String`, `Numeric`, `Date`, `Bool`, `Binary`, `Ip`, `Arn` or `Null`. */
function familyOf({ base }: Operator): string {
  if (base.endsWith('IpAddress')) return 'Ip';
  return ['String', 'Numeric', 'Date', 'Bool', 'Binary', 'Arn'].find((family) => base.startsWith(family)) ?? base;
}

/** Values that the operator can't read. */
export const valueTypes: Rule = (scope) => {
  for (const { operator, entry } of scope.policy.statements.flatMap(tests)) {
    for (const value of entry.values) if (!value.text.includes('${')) checkValue(scope, operator, value);
  }
};

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

function checkValue({ report }: Scope, operator: Operator, value: Word): void {
  const { text } = value;
  const name = operatorName(operator);
  switch (familyOf(operator)) {
    case 'Numeric':
      if (!parseDecimal(text)) report('TYPE_MISMATCH_NUMBER', value, `${quote(text)} is no number, so ${name} never holds.`);
      return;
    case 'Bool':
    case 'Null':
      if (!/^(?:true|false)$/i.test(text))
        report('TYPE_MISMATCH_BOOLEAN', value, `${name} wants true or false, not ${quote(text)}.`);
      return;
    case 'Date':
      if (!parseInstant(text))
        report('TYPE_MISMATCH_DATE', value, `${quote(text)} is no date. Write one as 2026-11-24T12:00:00Z.`);
      else if (/^\d+$/.test(text)) {
        const details = `${quote(text)} is read as seconds since 1970. Write the date as 2026-11-24 or 2026-11-24T12:00:00Z.`;
        report('INVALID_DATE_VALUE', value, details);
      }
      return;
    case 'Binary':
      if (!BASE64.test(text)) report('TYPE_MISMATCH_STRING', value, `${name} wants base64; ${quote(text)} is none.`);
      return;
    case 'Ip':
      checkNetwork(report, name, value);
      return;
    default:
  }
}

function checkNetwork(report: Scope['report'], name: string, value: Word): void {
  const network = parseCidr(value.text);
  if (!network) {
    report(
      'TYPE_MISMATCH_IP_RANGE',
      value,
      `${quote(value.text)} is no address and no range such as 203.0.113.0/24, so ${name} can't read it.`,
    );
    return;
  }
  const short = networkText(network);
  if (short === undefined) return;
  const details = `The bits behind the prefix are ignored in ${quote(value.text)}: it means ${short}.`;
  report('IMPROVE_IP_RANGE', value, details, rewrite(value, short));
}

/** Operators that can't compare what the key holds, or that take it for one value or for many when it is not. */
export const keyTypes: Rule = (scope) => {
  const { policy, report } = scope;
  for (const statement of policy.statements) {
    for (const { operator, block, entry } of tests(statement)) {
      const facts = keyFacts(scope, entry.key.text);
      if (!facts || operator.base === 'Null') continue;
      checkFamily(scope, operator, entry, facts);
      const many = facts.type.startsWith('ArrayOf');
      if (many && !operator.set) {
        const details = `${quote(entry.key.text)} has several values: say ForAnyValue:${block.name.text} or ForAllValues:${block.name.text}. As it is, this is never met.`;
        report('MISSING_QUALIFIER', entry.key, details);
      }
      if (!many && operator.set === 'ForAllValues' && effectOf(statement) === 'Allow') {
        const details = `${quote(entry.key.text)} has one value, and ForAllValues holds also where it is absent. Take ForAllValues out.`;
        report('FORALLVALUES_WITH_SINGLE_VALUED_KEY', entry.key, details);
      }
    }
  }
};

/** Which operators go with which type, the fittest first. ARNs are texts, and a text, such as a tag, may hold an ARN. */
const FITTING: Readonly<Record<string, readonly string[]>> = {
  String: ['String', 'Arn'],
  ARN: ['Arn', 'String'],
  Bool: ['Bool'],
  Numeric: ['Numeric'],
  Date: ['Date', 'Numeric'],
  IPAddress: ['Ip'],
  Binary: ['Binary'],
};

function checkFamily({ report }: Scope, operator: Operator, { key }: DraftEntry, { type }: ConditionKeyFacts): void {
  const plain = type.replace(/^ArrayOf/, '');
  const fitting = FITTING[plain];
  const family = familyOf(operator);
  if (!fitting) return;
  const name = operatorName(operator);
  if (!fitting.includes(family)) {
    const details = `${quote(key.text)} holds ${plain} values; ${name} compares others. Use an operator of the family ${fitting[0] ?? ''}.`;
    report('TYPE_MISMATCH', key, details);
  } else if (plain === 'ARN' && /^String(?:Not)?Like$/.test(operator.base)) {
    const better = name.replace('String', 'Arn');
    const details = `${name} lets a * in ${quote(key.text)} reach across the parts of an ARN. Use ${better}.`;
    report('STRING_LIKE_OPERATOR_WITH_ARN_CONDITION_KEYS', key, details);
  }
}
