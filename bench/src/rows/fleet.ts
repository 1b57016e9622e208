import { costOf, type Cost } from '../cost-of.ts';
import { writeFleet } from '../fleet.ts';
import { homelab } from '../network-folder.ts';
import type { BenchContext, Measurement, Row } from '../row.ts';

const NETWORKS = 1_000;

/** What a fleet costs in one process. */
export const fleetRows: readonly Row[] = [
  {
    name: 'fleet-validate',
    what: '`validate` of 1,000 networks in one process',
    unit: 's',
    atMost: 20,
    measure: async (context) => ({ value: (await validate(context, 'own')).seconds, timings: [] }),
  },
  {
    name: 'fleet-shared',
    what: 'the same, where all of them share their LAN',
    unit: 's',
    atMost: 20,
    measure: async (context) => ({ value: (await validate(context, 'shared')).seconds, timings: [] }),
  },
  {
    name: 'fleet-memory',
    what: 'memory of that',
    unit: 'MiB',
    // 1 GB
    atMost: 953,
    measure: async (context) => ({ value: (await validate(context, 'shared')).mebibytes, timings: [] }),
  },
  {
    name: 'fleet-build',
    why: 'every generated file is written and flushed to the disk.',
    what: '`build` of 1,000 networks in one process',
    unit: 's',
    atMost: 20,
    measure: buildFleet,
  },
];

/** Networks with one LAN have findings about each other. */
async function validate(context: BenchContext, lan: 'own' | 'shared'): Promise<Cost> {
  const command = context.netloom('validate', ...(await fleetOf(context, lan)));
  return costOf(command, { ...context, exit: lan === 'own' ? 0 : 1 });
}

async function buildFleet(context: BenchContext): Promise<Measurement> {
  const command = context.netloom('build', ...(await fleetOf(context, 'own')));
  return { value: (await costOf(command, context)).seconds, timings: [] };
}

async function fleetOf({ scratch }: BenchContext, lan: 'own' | 'shared'): Promise<readonly string[]> {
  return writeFleet(scratch, { text: await homelab(), count: NETWORKS, lan });
}
