import { InvalidArgumentError, Option, type Command } from 'commander';
import type { Plan } from '@netloom/delivery/plan';
import { openAgainst, parseAgainst, type Against } from '../against.ts';
import { checkInput } from '../check-input.ts';
import { withClusterOptions } from '../cluster-options.ts';
import type { Context } from '../context.ts';
import { didYouMean } from '../did-you-mean.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { planAgainstCluster } from '../plan-against-cluster.ts';
import { planAgainstFile } from '../plan-against-file.ts';
import type { Made, PlanOptions } from '../plan-options.ts';
import { UsageError } from '../usage-error.ts';

interface Options extends PlanOptions {
  readonly against: string;
  /** true: only printed. */
  readonly checksum?: string | true;
  readonly output: 'human' | 'json';
}

const EXAMPLES = `Examples:
  netloom plan --against git:HEAD                          what the uncommitted edit changes
  netloom plan --against cluster                           what it changes in the cluster, and what others changed there
  netloom plan --against git:main --output json            for a review in CI
  netloom plan networks/new.yaml --against network.yaml    two files
  netloom plan --against cluster --checksum HEX            refused unless it is the plan that was reviewed
Exit: 0 no changes, 1 changes, 5 refused.
`;

export function addPlan(program: Command, context: Context): void {
  withClusterOptions(
    program
      .command('plan')
      .description('print what a network changes, in network words and object by object; nothing is written')
      .addHelpText('before', EXAMPLES)
      .argument('[NETWORK]', 'a network file, or a folder with a network.yaml')
      .requiredOption(
        '--against <WHAT>',
        'another network file, git:REV for the same file at a revision, or cluster',
      ),
  )
    .option(
      '--allow-deletes <KIND=COUNT>',
      'let this many objects of a kind be deleted, whatever share of all they are; may be repeated',
      collectAllowed,
      new Map<string, number>(),
    )
    .option('--checksum [HEX]', 'refuse a plan of another checksum; it is printed anyway', readChecksum)
    .addOption(
      new Option('--output <FORM>', 'how to print the plan').choices(['human', 'json']).default('human'),
    )
    .action(async (network: string | undefined, options: Options) => {
      const against = parseAgainst(options.against);
      fits(options, against);
      const input = await checkInput(network, context);
      if (input === null) return;
      const made = await make(against, { path: input.path, after: input, options, context });
      if (made === null) return;
      await knowsKinds(options.allowDeletes, made.kinds);
      const { isEmpty, planJson, printPlan } = await import('@netloom/delivery/plan');
      const plan = await reviewed(made.plan, options);
      context.terminal.out(
        options.output === 'json'
          ? planJson(plan, { kind: against.kind, name: made.name })
          : printPlan(plan, `${input.path} against ${made.name}`),
      );
      context.exit(exitOf({ refused: plan.refusals.length > 0, changed: !isEmpty(plan) }));
    });
}

interface Making {
  readonly path: string;
  readonly after: Parameters<typeof planAgainstFile>[0]['after'];
  readonly options: Options;
  readonly context: Context;
}

async function make(against: Against, { path, ...making }: Making): Promise<Made | null> {
  if (against.kind === 'cluster') return planAgainstCluster(making);
  const before = await openAgainst(against, { path, context: making.context });
  return before === null ? null : planAgainstFile({ before, ...making });
}

/** A kubeconfig that nothing looks at would look as if it did. */
function fits({ kubeconfig, context }: Options, { kind }: Against): void {
  if (kind === 'cluster' || (kubeconfig === undefined && context === undefined)) return;
  throw new UsageError('--kubeconfig and --context are for --against cluster');
}

/** A misspelt kind would allow nothing, and look as if it did. */
async function knowsKinds(allowed: ReadonlyMap<string, number>, found: readonly string[]): Promise<void> {
  const kinds = [...new Set(found)].sort();
  for (const kind of allowed.keys()) {
    if (kinds.includes(kind)) continue;
    throw new UsageError(
      `--allow-deletes: there is no ${kind} before or after. ${await didYouMean(kind, kinds)}`,
    );
  }
}

async function reviewed(plan: Plan, { checksum }: Options): Promise<Plan> {
  if (typeof checksum !== 'string') return plan;
  const { checksumRefusals } = await import('@netloom/delivery/plan');
  return { ...plan, refusals: [...plan.refusals, ...checksumRefusals(plan, checksum)] };
}

function exitOf({ refused, changed }: { readonly refused: boolean; readonly changed: boolean }): ExitCode {
  if (refused) return EXIT.refused;
  return changed ? EXIT.findings : EXIT.ok;
}

function collectAllowed(text: string, sofar: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const [, kind, count] = /^([A-Z][A-Za-z0-9]*)=(\d{1,6})$/.exec(text) ?? [];
  if (kind === undefined) throw new InvalidArgumentError('It is a kind and a number, such as DNSEndpoint=4.');
  return new Map([...sofar, [kind, Number(count)]]);
}

/** NETWORK after the option would be taken for its value. */
function readChecksum(text: string): string {
  if (/^[0-9a-f]{64}$/i.test(text)) return text.toLowerCase();
  throw new InvalidArgumentError('It is 64 hexadecimal digits; NETWORK stands before the options.');
}
