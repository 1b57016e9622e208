import * as z from 'zod';

const Count = z.int().min(0);

const Position = z
  .strictObject({
    line: z.int().min(1),
    column: z.int().min(1).describe('In UTF-16 code units, as are offsets.'),
    offset: z.int().min(0).describe('From the start of the file.'),
  })
  .meta({ id: 'position' });

const Place = z
  .strictObject({
    file: z.string().describe('Relative to the working directory where possible.'),
    start: Position,
    end: Position.describe('One past the last character.'),
    path: z
      .string()
      .optional()
      .describe('Of a value in an object of a running cluster: `file` is the object then, and has no lines.'),
  })
  .meta({ id: 'place' });

const Diagnostic = z
  .strictObject({
    code: z.string().describe('Stable; `netloom explain CODE` prints its page.'),
    severity: z.enum(['error', 'warning', 'info']),
    message: z.string(),
    range: Place.nullable().describe('null where no place can be named, as for a missing file.'),
    related: z.array(z.strictObject({ message: z.string(), range: Place })).describe('The other places.'),
    relatedCount: Count.optional().describe('How many other places there are, where `related` is cut short.'),
    help: z.string().nullable().describe('How to fix it.'),
    fix: z
      .strictObject({
        title: z.string(),
        edits: z.array(
          z.strictObject({
            file: z.string(),
            start: z.int().min(0),
            end: z.int().min(0),
            text: z.string().describe('Replaces the text from start to end.'),
          }),
        ),
      })
      .nullable()
      .describe('What --fix does about it.'),
    docs: z.string().describe('The page, as a path in the repository of netloom.'),
  })
  .meta({ id: 'diagnostic' });

/** What `--output json` prints. The format only grows within one major version. */
export const Report = z.strictObject({
  formatVersion: z.literal('1.4'),
  valid: z.boolean().describe('Whether there is no error.'),
  counts: z.strictObject({ error: Count, warning: Count, info: Count }),
  diagnostics: z.array(Diagnostic),
  waived: z
    .array(
      z.strictObject({
        diagnostic: Diagnostic,
        waiver: z.strictObject({
          reason: z.string(),
          until: z.string().describe('The last day, YYYY-MM-DD.'),
          range: Place,
        }),
      }),
    )
    .describe('What was found, but does not count.'),
  known: z
    .array(
      z.strictObject({
        file: z.string().describe('The network file.'),
        name: z.string(),
        text: z.string().describe('What netloom does not do about it.'),
      }),
    )
    .describe('Parts of networks that are only known: stated and checked, and set by somebody else.'),
});
export type Report = z.output<typeof Report>;

/** The JSON Schema (draft-07) of `--output json`. */
export function reportJsonSchema(): object {
  const { $schema, ...schema } = z.toJSONSchema(Report, {
    target: 'draft-7',
    override: ({ jsonSchema }) => {
      // z.int() leaves the bounds of exact integers, which tell a program nothing.
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    },
  });
  return {
    $schema,
    $comment: 'Rendered by `netloom render` from packages/diagnostics. Do not edit.',
    title: 'netloom validate --output json',
    ...schema,
  };
}
