import { GoMissing } from '@netloom/toolchain';
import { compare } from '../compare.ts';
import { cdk8s } from '../peers/cdk8s.ts';
import { cue } from '../peers/cue.ts';
import { helm } from '../peers/helm.ts';
import { makejinja } from '../peers/makejinja.ts';
import { PeerMissing } from '../peers/peer-missing.ts';
import { prepareNetwork, type Peer } from '../peers/peer.ts';
import type { BenchContext, Measurement, Row } from '../row.ts';

/** `build` of a generated network beside what people write the same objects with. */
export const buildRows: readonly Row[] = [
  {
    name: 'build-1000',
    what: '`build` of 1,000 services / makejinja on the same objects',
    unit: '×',
    atMost: 1.3,
    measure: (context) => againstPeers(context, { services: 1_000, rounds: 3 }),
  },
  {
    name: 'build-5000',
    what: '`build` of 5,000 services / makejinja on the same objects',
    unit: '×',
    atMost: 1.3,
    measure: (context) => againstPeers(context, { services: 5_000, rounds: 2 }),
  },
];

interface Size {
  readonly services: number;
  readonly rounds: number;
}

async function againstPeers(context: BenchContext, { services, rounds }: Size): Promise<Measurement> {
  const prepared = await prepareNetwork(context, services);
  const { network } = prepared;
  const absent: string[] = [];
  const [floor, ...others] = [
    ...(await makejinja(prepared)),
    // netloom prints no pod of `helm test`
    await helm(prepared, '--skip-tests'),
    ...(await unlessMissing(() => cdk8s(prepared), absent)),
    ...(await unlessMissing(() => cue(prepared), absent)),
  ];
  if (floor === undefined) throw new Error('makejinja is the floor');
  for (const peer of [floor, ...others]) {
    context.onProgress(`comparing the objects of ${peer.contender.name}, ${services} services`);
    await prepared.assertEqual(peer);
  }
  const contenders = [
    floor.contender,
    { name: 'netloom build', command: context.netloom('build', network) },
    { name: 'netloom template', command: context.netloom('template', network) },
    ...others.map(({ contender }) => contender),
  ];
  const timings = await compare(contenders, rounds);
  return { value: timings[1]?.ratio ?? NaN, timings, absent };
}

async function unlessMissing(
  make: () => Promise<readonly Peer[]>,
  absent: string[],
): Promise<readonly Peer[]> {
  try {
    return await make();
  } catch (error) {
    if (!(error instanceof GoMissing || error instanceof PeerMissing)) throw error;
    absent.push(error.message);
    return [];
  }
}
