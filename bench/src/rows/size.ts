import { timeOf, type Contender } from '../compare.ts';
import { costOf } from '../cost-of.ts';
import { generatedNetwork } from '../generated-network.ts';
import { generatedIn, networkInGit } from '../network-folder.ts';
import { ratioRow } from '../ratio-row.ts';
import type { BenchContext, Measurement, Row } from '../row.ts';
import { replaceOnce } from './plan.ts';

const ROUNDS = 3;

/** What a network of many services costs. */
export const sizeRows: readonly Row[] = [
  {
    name: 'memory',
    what: 'memory of `build` at 1,000 services',
    unit: 'MiB',
    atMost: 140,
    measure: memoryOfBuild,
  },
  ratioRow({
    name: 'matrix',
    what: '`matrix` at 1,000 services / `validate`',
    atMost: 4,
    rounds: ROUNDS,
    contenders: async (context) => {
      const file = await generatedIn(context, 1_000);
      return [
        { name: 'validate', command: context.netloom('validate', file) },
        { name: 'matrix', command: context.netloom('matrix', file) },
      ];
    },
  }),
  {
    name: 'matrix-growth',
    what: '`matrix` from 1,000 to 4,000 services',
    unit: 'exponent',
    atMost: 1.2,
    measure: growthOfMatrix,
  },
  ratioRow({
    name: 'view-500',
    what: '`view --out -` at 500 services / `validate`',
    atMost: 2.5,
    rounds: ROUNDS,
    contenders: async (context) => {
      const file = await generatedIn(context, 500);
      return [
        { name: 'validate', command: context.netloom('validate', file) },
        { name: 'view', command: context.netloom('view', file, '--out', '-') },
      ];
    },
  }),
  {
    name: 'plan-service-1000',
    why: 'both networks are checked and drawn whole, and Helm templates both.',
    what: '`plan --against git:HEAD` at 1,000 services, the port of one changed',
    unit: 's',
    atMost: 2,
    measure: planOfOneService,
  },
];

async function memoryOfBuild(context: BenchContext): Promise<Measurement> {
  const command = context.netloom('build', await generatedIn(context, 1_000));
  return { value: (await costOf(command, context)).mebibytes, timings: [] };
}

async function growthOfMatrix(context: BenchContext): Promise<Measurement> {
  const small = await timeOf(await matrix(context, 1_000));
  const large = await timeOf(await matrix(context, 4_000));
  return { value: Math.log(large / small) / Math.log(4), timings: [] };
}

async function matrix(context: BenchContext, services: number): Promise<Contender> {
  return { name: 'matrix', command: context.netloom('matrix', await generatedIn(context, services)) };
}

async function planOfOneService(context: BenchContext): Promise<Measurement> {
  const before = generatedNetwork(1_000);
  const after = replaceOnce(before, 'targetPort: 8080', 'targetPort: 8081');
  const file = await networkInGit(context, { before, after });
  const command = context.netloom('plan', file, '--against', 'git:HEAD');
  return { value: (await timeOf({ name: 'plan', command, exit: 1 })) / 1000, timings: [] };
}
