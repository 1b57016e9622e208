import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { compare, type Contender } from '../compare.ts';
import { homelab, networkIn } from '../network-folder.ts';
import { helm } from '../peers/helm.ts';
import { BARE_NODE, ratioRow } from '../ratio-row.ts';
import type { BenchContext, Measurement, Row } from '../row.ts';

/** One command on the homelab, against the least that it could take. */
export const oneRunRows: readonly Row[] = [
  ratioRow({
    name: 'validate',
    what: '`validate` of the homelab / bare Node',
    atMost: 4,
    short: true,
    contenders: async (context) => [BARE_NODE, await validate(context, await homelab())],
  }),
  ratioRow({
    name: 'validate-without-intents',
    what: 'the same without intents',
    atMost: 3,
    why: 'the rest is the parser of YAML, the rules and the command line; it is at the bound.',
    short: true,
    contenders: async (context) => [BARE_NODE, await validate(context, withoutIntents(await homelab()))],
  }),
  {
    name: 'validate-cold',
    what: 'the same with an empty compile cache, beyond the warm figure',
    unit: '× more',
    atMost: 1,
    why: 'the first run compiles all that it calls, and compiled code is not shipped (decision 0094).',
    measure: coldBeyondWarm,
  },
  ratioRow({
    name: 'build',
    what: '`build` of the homelab / bare Node',
    atMost: 6,
    why: 'NETWORK.md asks all pairs who reaches whom, by code that runs for the first time; the classes of the kinds are loaded to validate the objects. `npm run profile -- build networks/homelab` has the parts.',
    short: true,
    contenders: async (context) => [
      BARE_NODE,
      { name: 'build', command: context.netloom('build', await networkIn(context, await homelab())) },
    ],
  }),
  ratioRow({
    name: 'view',
    what: '`view --out -` of the homelab / bare Node',
    atMost: 6,
    contenders: async (context) => [
      BARE_NODE,
      {
        name: 'view',
        command: context.netloom('view', await networkIn(context, await homelab()), '--out', '-'),
      },
    ],
  }),
  ratioRow({
    name: 'template',
    what: '`template` of the homelab / bare Helm: the packed umbrella, the same values, default flags',
    atMost: 1.8,
    why: 'before Helm starts, the file is checked with its intents, and the charts are drawn; execa is loaded to run it.',
    short: true,
    contenders: async (context) => {
      const network = await networkIn(context, await homelab());
      const { contender } = await helm({ network, context });
      return [contender, { name: 'template', command: context.netloom('template', network) }];
    },
  }),
];

async function coldBeyondWarm(context: BenchContext): Promise<Measurement> {
  const warm = await validate(context, await homelab());
  const timings = await compare([BARE_NODE, withColdCache(warm, context), warm], context.rounds);
  const [, cold] = timings;
  return { value: (cold?.ratio ?? NaN) - (timings[2]?.ratio ?? NaN), timings };
}

async function validate(context: BenchContext, text: string): Promise<Contender> {
  return { name: 'validate', command: context.netloom('validate', await networkIn(context, text)) };
}

/** As in a fresh job of CI: each run has a cache of its own. */
function withColdCache(warm: Contender, { scratch }: BenchContext): Contender {
  const env: Record<string, string> = {};
  const before = async (): Promise<void> => {
    env.XDG_CACHE_HOME = await mkdtemp(join(scratch, 'cache-'));
  };
  return { ...warm, name: 'validate, empty cache', env, before };
}

/** A top-level key of the file and all that is indented below it. */
function withoutIntents(text: string): string {
  return text.replace(/^intents:.*\n(?:[ #].*\n|\n)*/m, '');
}
