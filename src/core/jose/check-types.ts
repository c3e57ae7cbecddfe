/** Whether header parameters and claims are of the JSON types that their standards give them. */
import type { MemberType } from '../spec/member-type.ts';
import { memberTypes } from '../spec/member-type.ts';
import type { JsonObject, JsonValue } from './json.ts';
import { isJsonObject } from './json.ts';
import { escapeStep } from './json-scan.ts';
import { checkDate } from './numeric-date.ts';
import { makeProblem } from './problems.ts';
import type { Part, Problem } from './token.ts';

interface TypedRow {
  readonly type: MemberType | null;
  readonly source: { readonly label: string };
}

const isString = (value: JsonValue) => typeof value === 'string';
const isStrings = (value: JsonValue) => Array.isArray(value) && value.every(isString);

const conforms: Readonly<Record<MemberType, (value: JsonValue) => boolean>> = {
  'numeric-date': (value) => typeof value === 'number',
  number: (value) => typeof value === 'number',
  string: isString,
  boolean: (value) => typeof value === 'boolean',
  strings: isStrings,
  'string-or-strings': (value) => isString(value) || isStrings(value),
  'boolean-or-string': (value) => typeof value === 'boolean' || isString(value),
  object: isJsonObject,
  array: (value) => Array.isArray(value),
};

/** Tells each member of `object` that the table gives a type and that has another one. */
export function checkTypes(
  object: JsonObject,
  table: ReadonlyMap<string, TypedRow>,
  part: Part,
  problems: Problem[],
): void {
  for (const name in object) {
    const type = table.get(name)?.type ?? null;
    if (type !== null) checkType(name, object[name] as JsonValue, type, table, part, problems);
  }
}

function checkType(
  name: string,
  value: JsonValue,
  type: MemberType,
  table: ReadonlyMap<string, TypedRow>,
  part: Part,
  problems: Problem[],
): void {
  if (!conforms[type](value)) {
    const source = table.get(name)?.source.label ?? '';
    const data = { expected: memberTypes[type], found: typeOf(value), source };
    problems.push(makeProblem('wrong-type', part, `/${escapeStep(name)}`, data));
  } else if (type === 'numeric-date') checkDate(name, value as number, part, problems);
}

/** The JSON type of a value in words. */
function typeOf(value: JsonValue): string {
  if (value === null) return 'null';
  if (Array.isArray(value))
    return value.every(isString) ? 'an array' : 'an array of other things than strings';
  const type = typeof value;
  return type === 'object' ? 'an object' : `a ${type}`;
}
