import { dumpJson, plain, type ReadonlyDeep } from '@netloom/chart-kit';
import * as z from 'zod';
import { CHECK_SUBJECTS } from './check.ts';

const Count = z.int().min(0);

const Problem = z.strictObject({
  severity: z.enum(['error', 'warning']),
  saw: z.string().describe('What was seen.'),
  expected: z.string().describe('What the network expects instead.'),
  at: z
    .strictObject({ file: z.string(), line: z.int().min(1), column: z.int().min(1) })
    .nullable()
    .describe('Where the network says so; null where no line does.'),
  fix: z.strictObject({
    text: z.string().describe('What to do; empty where the commands say it.'),
    commands: z.array(z.string()),
  }),
});

const NotChecked = z.strictObject({
  why: z.string(),
  cause: z
    .enum(['failed', 'not-here'])
    .describe('`failed`: it was tried. `not-here`: it cannot be seen from this place, or was not asked for.'),
});

/** What `netloom doctor --output json` prints. The format only grows within one major version. */
export const DoctorReport = z.strictObject({
  formatVersion: z.literal('1.0'),
  network: z.string(),
  counts: z.strictObject({
    ok: Count,
    problem: Count.describe('Checks that found a problem.'),
    notChecked: Count.describe('Checks of which nothing or not everything could be seen.'),
  }),
  checks: z.array(
    z.strictObject({
      id: z.string().describe('Stable, such as `tunnel-pods`.'),
      subject: z.enum(CHECK_SUBJECTS),
      title: z.string(),
      status: z.enum(['ok', 'problem', 'not-checked']).describe('`ok` only where everything was seen.'),
      saw: z.string().describe('What is as it should be; empty where nothing was seen.'),
      symptom: z.string().nullable().describe('What a person notices when the check fails.'),
      problems: z.array(Problem),
      notChecked: z.array(NotChecked),
    }),
  ),
});
export type DoctorReport = ReadonlyDeep<z.output<typeof DoctorReport>>;

/** The JSON Schema (draft-07) of `netloom doctor --output json` as a file, path from the workspace's root → text. */
export function renderDoctorSchema(): ReadonlyMap<string, string> {
  const { $schema, ...schema } = z.toJSONSchema(DoctorReport, {
    target: 'draft-7',
    override: ({ jsonSchema }) => {
      // z.int() leaves the bounds of exact integers, which say nothing to a program
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    },
  });
  const file = {
    $schema,
    $comment: 'Rendered by `netloom render` from packages/doctor. Do not edit.',
    title: 'netloom doctor --output json',
    ...schema,
  };
  return new Map([['schemas/doctor.schema.json', dumpJson(plain(file))]]);
}
