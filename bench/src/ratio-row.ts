import { compare, type Contender } from './compare.ts';
import type { BenchContext, Row } from './row.ts';

interface RatioRow extends Omit<Row, 'unit' | 'measure'> {
  /** The floor, netloom, and whatever else is shown beside them. */
  readonly contenders: (context: BenchContext) => Promise<readonly Contender[]> | readonly Contender[];
  /** Fewer rounds for what takes long; the default is the context's. */
  readonly rounds?: number;
}

/** How many times as long as the floor netloom takes. */
export function ratioRow({ contenders, rounds, ...row }: RatioRow): Row {
  return {
    ...row,
    unit: '×',
    measure: async (context) => {
      const timings = await compare(await contenders(context), rounds ?? context.rounds);
      return { value: timings[1]?.ratio ?? NaN, timings };
    },
  };
}

/** Node itself: no command that runs on it takes less. */
export const BARE_NODE: Contender = { name: 'node -e 0', command: [process.execPath, '-e', '0'] };
