import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startControlPlane, type ControlPlane } from '@netloom/control-plane';
import { CHARTS as PACKAGES } from '@netloom/umbrella';
import { ChartFolders } from '../support/checks/chart-folders.ts';
import { mistakesOf, type Mistakes } from '../support/checks/check.ts';
import { redChecks } from '../support/checks/red-checks.ts';
import { REQUIREMENTS } from '../support/checks/requirements.ts';
import { describeWithControlPlane } from '../support/control-plane.ts';
import { checkText, installable } from '../support/installed-networks.ts';
import { MUTANTS, REQUIREMENTS_MUTANTS, type Mutant } from '../support/mutants.ts';
import { CHARTS } from '../support/repository.ts';

let scratch: string;

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'netloom-mutations-'));
});

afterAll(() => rm(scratch, { recursive: true, force: true }));

/** A copy of all charts with one line broken. */
async function broken({ file, from, to }: Omit<Mutant, 'red'>): Promise<string> {
  const charts = join(await mkdtemp(join(scratch, 'mutant-')), 'charts');
  await cp(CHARTS, charts, { recursive: true });
  const path = join(charts, file);
  const [before, after, ...more] = (await readFile(path, 'utf8')).split(from);
  if (after === undefined || more.length > 0) throw new Error(`${from} is not once in ${file}`);
  await writeFile(path, `${before ?? ''}${to}${after}`);
  return charts;
}

function chartOf({ file }: Omit<Mutant, 'red'>): string {
  return file.split('/')[0] ?? '';
}

describe('a template with one line broken', () => {
  it.each(MUTANTS.map((mutant) => [mutant.title, mutant] as const))(
    'is found: %s',
    async (_title, mutant) => {
      const charts = await broken(mutant);
      expect(await redChecks({ charts, name: chartOf(mutant), scratch })).toEqual(mutant.red);
    },
    120_000,
  );

  it('is tried in every chart', () => {
    const names = [...MUTANTS, ...REQUIREMENTS_MUTANTS].map(chartOf);
    expect([...new Set(names)].toSorted()).toEqual(PACKAGES.map(({ chart }) => chart.name).toSorted());
  });
});

describeWithControlPlane('the requirements of the umbrella, in a cluster without a CRD', () => {
  let plane: ControlPlane;

  beforeAll(async () => {
    plane = await startControlPlane();
  }, 1_800_000);

  afterAll(() => plane.stop());

  async function mistakes(charts: string): Promise<Mistakes> {
    const folders = await ChartFolders.of(charts, scratch);
    const network = await checkText(await installable('networks/homelab'));
    return mistakesOf(REQUIREMENTS, { folders, kubeconfig: plane.kubeconfig, network, scratch });
  }

  it('are reported', async () => {
    expect(await mistakes(CHARTS)).toEqual([]);
  });

  it.each(REQUIREMENTS_MUTANTS.map((mutant) => [mutant.title, mutant] as const))(
    'are missed where %s',
    async (_title, mutant) => {
      expect(await mistakes(await broken(mutant))).not.toEqual([]);
    },
  );
});
