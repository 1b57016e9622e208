import { compare, type Contender, type Timing } from '../compare.ts';
import { networkIn } from '../network-folder.ts';
import type { BenchContext, Measurement, Row } from '../row.ts';
import { DIMENSIONS, type Dimension } from './dimensions.ts';

const ROUNDS = 3;
const [SMALL, LARGE] = [1_000, 4_000];

/** A row for each dimension of a network file: how its cost grows. */
export function growthRows(): readonly Row[] {
  return DIMENSIONS.map((dimension) => ({
    name: `growth-${dimension.name.toLowerCase().replaceAll(' ', '-')}`,
    what: `\`${dimension.command}\` from ${SMALL} to ${LARGE} ${dimension.name}`,
    unit: 'exponent',
    atMost: 1.1,
    measure: (context) => measure(dimension, context),
  }));
}

async function measure(dimension: Dimension, context: BenchContext): Promise<Measurement> {
  const contenders = [];
  for (const size of [1, SMALL, LARGE]) contenders.push(await contender(dimension, { size, context }));
  const timings = await compare(contenders, ROUNDS);
  return { value: exponentOf(timings.map(({ median }) => median)), timings };
}

async function contender(
  { name, command, network }: Dimension,
  { size, context }: { readonly size: number; readonly context: BenchContext },
): Promise<Contender> {
  const file = await networkIn(context, network(size));
  // the findings of a network are an exit code, too
  const exit = name === 'findings' && size > 1 ? 1 : 0;
  return { name: `${size} ${name}`, command: context.netloom(command, file), exit };
}

/** The exponent of the part that grows: what a network with one of them takes is start-up. */
export function exponentOf([start = NaN, small = NaN, large = NaN]: readonly Timing['median'][]): number {
  return Math.log((large - start) / (small - start)) / Math.log(LARGE / SMALL);
}
