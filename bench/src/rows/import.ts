import { costOf, type Cost } from '../cost-of.ts';
import { writeRepository } from '../repository.ts';
import type { BenchContext, Row } from '../row.ts';

const FILES = 5_000;

/** What the repository of somebody else costs. */
export const importRows: readonly Row[] = [
  {
    name: 'import',
    what: '`audit` of a repository of 5,000 YAML files',
    unit: 's',
    atMost: 20,
    measure: async (context) => ({ value: (await audit(context)).seconds, timings: [] }),
  },
  {
    name: 'import-memory',
    what: 'memory of that',
    unit: 'MiB',
    atMost: 500,
    measure: async (context) => ({ value: (await audit(context)).mebibytes, timings: [] }),
  },
];

/** The verdict is the import, and the check of what it made. */
async function audit(context: BenchContext): Promise<Cost> {
  return costOf(context.netloom('audit', await writeRepository(context.scratch, FILES)), context);
}
