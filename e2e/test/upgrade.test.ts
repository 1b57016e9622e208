import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findHelm, type Helm } from '@netloom/helm';
import { CHANGELOG, namedIn, splitChangelog } from '@netloom/release';
import {
  createReleasedRepository,
  differentNames,
  networkState,
  type NetworkState,
  type ReleasedRepository,
} from './support/released.ts';
import { CHARTS, ROOT } from './support/repository.ts';
import { runInProcess, type InProcessRun } from './support/run-in-process.ts';

/** What the notes of the next release say is not the same after the upgrade. */
const named = namedIn(splitChangelog(await readFile(join(ROOT, CHANGELOG), 'utf8')).notes);

let repository: ReleasedRepository;
let helm: Helm;
let before: NetworkState;

beforeAll(async () => {
  helm = await findHelm(process);
  repository = await createReleasedRepository();
  before = await networkState(repository.network, { charts: repository.charts, helm });
});

afterAll(() => rm(repository.root, { recursive: true, force: true }));

function build(...options: readonly string[]): Promise<InProcessRun> {
  return runInProcess(['build', repository.network, ...options], {});
}

describe("an upgrade from the last release, in a repository of one's own", () => {
  it('is stale where the notes name a generated file, and only there', async () => {
    const { code } = await build('--check');
    expect(code).toBe(named.some((name) => name.startsWith('generated/')) ? 1 : 0);
  });

  it(`changes the files and objects of the homelab that ${CHANGELOG} names, and nothing else`, async () => {
    expect(await build()).toMatchObject({ code: 0 });
    expect(await build('--check')).toMatchObject({ code: 0 });
    const after = await networkState(repository.network, { charts: CHARTS, helm });
    expect(differentNames(before, after)).toEqual(named);
  });

  // after the build of the test above
  it('changes more where a template changes: the notes have to name its objects, too', async () => {
    const charts = join(repository.root, 'changed-charts');
    await cp(CHARTS, charts, { recursive: true });
    const template = join(charts, 'metallb/templates/ipaddresspool.yaml');
    const text = await readFile(template, 'utf8');
    await writeFile(template, text.replace('  labels:\n', '  labels:\n    changed: "true"\n'));
    const after = await networkState(repository.network, { charts, helm });
    const pools = ['IPAddressPool metallb-system/default-pool', 'IPAddressPool metallb-system/ingress'];
    expect(differentNames(before, after)).toEqual([...new Set([...named, ...pools])].toSorted());
  });
});
