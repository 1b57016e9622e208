import { join } from 'node:path';
import {
  ChromiumSession,
  DrivenPage,
  FIXED_NAMES,
  INTERACTIONS,
  manyServices,
  START_OF_INTERACTIONS,
} from '@netloom/page-driver';
import { ensureChromium } from '@netloom/toolchain';
import { execa } from 'execa';
import { median, type Timing } from '../compare.ts';
import { networkIn } from '../network-folder.ts';
import type { BenchContext, Measurement, Row } from '../row.ts';

const SERVICES = 500;
const ROUNDS = 5;
const NAMES = `${FIXED_NAMES.toLocaleString('en')} names`;

/** What network.html costs who uses it. */
export const pageRows: readonly Row[] = [
  {
    name: 'page',
    what: `the slowest interaction with network.html at ${SERVICES} services / drawing ${NAMES} in the same page, about 100 ms of its thread`,
    unit: '×',
    atMost: 1,
    why: 'the map is drawn when it is first shown: a box and an item of its tree for each service and each host.',
    measure: slowestInteraction,
  },
];

/** Milliseconds of the page's thread. */
interface RoundOfPage {
  readonly floor: number;
  /** In the order of INTERACTIONS. */
  readonly interactions: readonly number[];
}

/** Each round is a new document, so that each interaction is the first of its kind and compiles what it calls. */
async function slowestInteraction(context: BenchContext): Promise<Measurement> {
  const network = await networkIn(context, manyServices(SERVICES));
  const html = join(network, '../network.html');
  const [program, ...args] = context.netloom('view', network, '--out', html);
  await execa(program, args, { stdin: 'ignore' });
  const session = new ChromiumSession(await ensureChromium());
  try {
    const driven = await DrivenPage.create(await session.open());
    const rounds: RoundOfPage[] = [];
    for (let round = -1; round < ROUNDS; round += 1) {
      const measured = await measureRound(driven, html);
      // the first round warms the browser
      if (round >= 0) rounds.push(measured);
    }
    const timings = toTimings(rounds);
    return { value: Math.max(...timings.slice(1).map(({ ratio }) => ratio)), timings };
  } finally {
    await session.close();
  }
}

async function measureRound(driven: DrivenPage, html: string): Promise<RoundOfPage> {
  await driven.open(html, START_OF_INTERACTIONS);
  await driven.settle();
  const floor = await driven.threadTimeOf(() => driven.fixedWork());
  const interactions: number[] = [];
  for (const { run } of INTERACTIONS) interactions.push(await driven.threadTimeOf(() => run(driven)));
  return { floor, interactions };
}

function toTimings(rounds: readonly RoundOfPage[]): readonly Timing[] {
  const floor = { name: NAMES, median: median(rounds.map((round) => round.floor)), ratio: 1 };
  const others = INTERACTIONS.map(({ name }, index) => ({
    name,
    median: median(rounds.map(({ interactions }) => interactions[index] ?? NaN)),
    ratio: median(rounds.map((round) => (round.interactions[index] ?? NaN) / round.floor)),
  }));
  return [floor, ...others];
}
