import published from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' };
import { Ajv, type ErrorObject } from 'ajv';

/** The schema that the SARIF committee published, as Microsoft ships it. */
function readSchema() {
  // Its draft-04 identifiers are no names for a newer validator; what it demands is the same in both.
  const { $schema, id, ...schema } = published;
  return schema;
}

const validate = new Ajv({
  strict: false,
  validateFormats: false,
  unicodeRegExp: false,
  allErrors: true,
}).compile(readSchema());

/** What the schema of SARIF 2.1.0 does not accept in this log. */
export function faultsOfSarif(text: string): readonly ErrorObject[] {
  validate(JSON.parse(text));
  return validate.errors ?? [];
}
