/** The mistakes that decoding can find, each with what the schema requires. `schema-errors/<code>.md` explains each. */
export const SCHEMA_ERRORS = {
  'unknown-key': 'a mapping has only the keys that the format knows',
  'missing-key': 'a mapping has every key that the format demands',
  'wrong-type': 'a value has the type that the format demands: text, number, list and so on',
  'unknown-api-version': 'a file is of a format that this netloom reads',
  'bad-value': 'a value of the right type is one that the format takes',
} as const satisfies Readonly<Record<string, string>>;

export type SchemaErrorCode = keyof typeof SCHEMA_ERRORS;

/** The path of the page of a code in the repository. */
export function schemaErrorDocs(code: SchemaErrorCode): string {
  return `packages/network-model/src/decode/schema-errors/${code}.md`;
}
