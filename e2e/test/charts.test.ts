import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chartChecks, NAMES } from './support/checks/chart-checks.ts';
import { ChartFolders } from './support/checks/chart-folders.ts';
import { mistakesOf } from './support/checks/check.ts';
import { CHARTS } from './support/repository.ts';

let scratch: string;
let folders: ChartFolders;

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'netloom-charts-'));
  folders = await ChartFolders.of(CHARTS, scratch);
}, 600_000);

afterAll(() => rm(scratch, { recursive: true, force: true }));

describe.each(NAMES)('%s', (name) => {
  it.each(chartChecks(name).map((check) => [check.title, check] as const))(
    '%s',
    async (_title, check) => {
      expect(await mistakesOf(check, { folders, name })).toEqual([]);
    },
    120_000,
  );
});
