/** The format errors that parsing a text can find, each with what the format requires. `format-errors/<code>.md` explains each. */
export const FORMAT_ERRORS = {
  'alias-circular': 'an alias stands outside the value that it repeats',
  'alias-too-large': 'aliases repeat at most 100,000 values',
  'alias-unknown': 'an alias repeats the value of an anchor before it',
  'byte-order-mark': 'a file starts with its first character, without a byte order mark',
  'control-character': 'a text holds no control characters except tab and line breaks',
  'directive-refused': 'a file holds no YAML directives',
  'duplicate-key': 'a key is written once in a mapping',
  'empty-document': 'a file holds a document',
  'integer-too-large': 'an integer is at most 9007199254740991, so that it is read exactly',
  'lone-surrogate': 'a text is well-formed Unicode',
  'merge-without-alias': 'the merge key << names an alias of a mapping, or a list of them',
  'non-string-key': 'a key is a string',
  'not-utf8': 'a file is encoded in UTF-8',
  'reserved-key': 'the key __proto__ is refused',
  'several-documents': 'a file holds one document',
  'tag-refused': 'a value carries no tag',
  'too-deep': 'values are nested at most 64 levels deep',
  'too-large': 'a file is at most 16 MiB large and holds at most 2,000,000 values',
  'too-many-mistakes': 'at most 100 format errors are listed at once',
  'yaml-syntax': 'a file is valid YAML 1.2',
} as const satisfies Readonly<Record<string, string>>;

export type FormatErrorCode = keyof typeof FORMAT_ERRORS;

/** The path of the page of a code in the repository. */
export function formatErrorDocs(code: FormatErrorCode): string {
  return `packages/diagnostics/src/format-errors/${code}.md`;
}
