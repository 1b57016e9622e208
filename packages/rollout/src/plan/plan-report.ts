import { dumpJson, plain } from '@netloom/chart-kit';
import * as z from 'zod';
import { TOPIC_NAMES } from '../changes/statement.ts';
import { RolloutReport } from './rollout-report.ts';

const Count = z.int().min(0);
const Value = z.json().describe('Any value; `(concealed)` in a Secret.');

const Field = z
  .strictObject({
    action: z.enum(['add', 'change', 'remove']),
    path: z.string().describe('`spec.addresses[0]`; keys that are no words are quoted in brackets.'),
    before: Value.optional(),
    after: Value.optional(),
  })
  .meta({ id: 'field' });

/** What `netloom plan --output json` prints, and `netloom apply` with `dryRun` and `steps` beside it. The format only grows within one major version. */
export const PlanReport = z.strictObject({
  formatVersion: z.literal('1.1'),
  network: z.string().describe('Name of the network that is desired.'),
  against: z
    .strictObject({
      kind: z.enum(['file', 'git', 'cluster']),
      name: z.string().describe('The file, the file at a commit, or the cluster.'),
    })
    .describe('What the network is compared with.'),
  changed: z.boolean().describe('Whether anything would change.'),
  refused: z.boolean().describe('Whether it is not to be applied.'),
  checksum: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe('SHA-256 of what would change, for --checksum.'),
  counts: z
    .strictObject({ create: Count, change: Count, adopt: Count, refuse: Count, delete: Count })
    .describe('Objects.'),
  statements: z
    .array(
      z.strictObject({
        topic: z.enum(TOPIC_NAMES),
        action: z.enum(['add', 'change', 'remove']),
        subject: z.string().describe('What it is about, such as `node:ichigo`.'),
        text: z.string().describe('The rest of the sentence.'),
      }),
    )
    .describe('What changes, in network words.'),
  objects: z
    .array(
      z.strictObject({
        action: z
          .enum(['create', 'change', 'adopt', 'refuse', 'delete'])
          .describe('`adopt`, `refuse`: it is there, and somebody else writes it.'),
        apiVersion: z.string(),
        kind: z.string(),
        namespace: z.string().nullable().describe('null for objects of the whole cluster.'),
        name: z.string(),
        owner: z
          .looseObject({ kind: z.string() })
          .nullable()
          .describe('Who writes it now; null where no cluster was observed.'),
        fields: z.array(Field).describe('Of a change; nothing of what is created or deleted.'),
      }),
    )
    .describe('Kubernetes objects that come, change and go.'),
  drift: z
    .array(
      z.strictObject({
        state: z.enum(['edited', 'deleted']),
        apiVersion: z.string(),
        kind: z.string(),
        namespace: z.string().nullable(),
        name: z.string(),
        by: z.string().nullable().describe('Who manages the edited fields now; null where nobody is known.'),
        fields: z.array(
          z.strictObject({
            path: z.string(),
            installed: Value.optional().describe('Not there where it was not set.'),
            live: Value.optional(),
            file: z
              .enum(['keeps', 'changes', 'agrees'])
              .describe('Whether the file still says what was installed, something else, or what is live.'),
          }),
        ),
      }),
    )
    .describe('What somebody did in the cluster after the last install.'),
  twoSteps: z
    .strictObject({
      moves: z.array(z.strictObject({ from: z.string(), to: z.string(), addresses: z.string() })),
      between: z
        .array(z.strictObject({ name: z.string(), addresses: z.array(z.string()) }))
        .describe('The pools after the first step.'),
    })
    .nullable()
    .describe('Addresses that move between pools; null where one step does.'),
  rollout: RolloutReport.nullable().describe(
    'What an apply does; null where the network is compared with a file.',
  ),
  warnings: z.array(z.string()),
  notes: z.array(z.string()).describe('What the plan rests on, and what it cannot know.'),
  refusals: z.array(
    z.strictObject({
      code: z.string(),
      message: z.string(),
      help: z.string().describe('How to go on.'),
    }),
  ),
});
export type PlanReport = z.output<typeof PlanReport>;

/** The JSON Schema (draft-07) of `netloom plan --output json`. */
function planJsonSchema(): object {
  const { $schema, ...schema } = z.toJSONSchema(PlanReport, {
    target: 'draft-7',
    override: ({ jsonSchema }) => {
      // z.int() leaves the bounds of exact integers, which say nothing to a program.
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    },
  });
  return {
    $schema,
    $comment: 'Rendered by `netloom render` from packages/rollout. Do not edit.',
    title: 'netloom plan --output json',
    ...schema,
  };
}

/** The schema as a file, path from the workspace's root → text. */
export function renderPlanSchema(): ReadonlyMap<string, string> {
  return new Map([['schemas/plan.schema.json', dumpJson(plain(planJsonSchema()))]]);
}
