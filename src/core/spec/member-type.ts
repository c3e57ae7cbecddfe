/** The JSON types that standards give to claims and header parameters, in words. */
export const memberTypes = {
  'numeric-date': 'a number of seconds',
  number: 'a number',
  string: 'a string',
  boolean: 'true or false',
  strings: 'an array of strings',
  'string-or-strings': 'a string or an array of strings',
  'boolean-or-string': 'true or false, or a string',
  object: 'an object',
  array: 'an array',
} as const;

export type MemberType = keyof typeof memberTypes;
