/** Whether header parameters and claims are of the JSON types that their standards give them. */
import type { MemberType } from '../spec/member-type.ts';
import { memberTypes } from '../spec/member-type.ts';
import type { JsonObject, JsonValue } from './json.ts';
import { isJsonObject } from './json.ts';
import { escapeStep } from './json-scan.ts';
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
  for (const name of Object.keys(object)) {
    const row = table.get(name);
    if (row === undefined || row.type === null) continue;
    const value = object[name] as JsonValue;
    if (conforms[row.type](value)) continue;
    const data = { expected: memberTypes[row.type], found: typeOf(value), source: row.source.label };
    problems.push(makeProblem('wrong-type', part, `/${escapeStep(name)}`, data));
  }
}

/** The JSON type of a value in words. */
function typeOf(value: JsonValue): string {
  if (value === null) return 'null';
  if (Array.isArray(value))
    return value.every(isString) ? 'an array' : 'an array of other things than strings';
  const type = typeof value;
  return type === 'object' ? 'an object' : `a ${type}`;
}
