import { ApiProxy } from './support/api-proxy.ts';
import {
  changeNetwork,
  createAppNamespaces,
  createSecrets,
  startApplyLab,
  type ApplyLab,
} from './support/apply-lab.ts';
import { EDITED_POOL } from './support/by-hand.ts';
import { describeWithCluster } from './support/control-plane.ts';
import { netloom, type NetloomRun } from './support/netloom.ts';
import { askedAgain, countRequests, type RequestCounts } from './support/request-counts.ts';

/** How many objects the network has, its namespaces included, and what else is read: Secrets, kube-system, facts. */
const MOST_READS = 38 + 6 + 4 + 3 + 2;

describeWithCluster('what netloom asks of an API server', (crds) => {
  let lab: ApplyLab;
  let proxy: ApiProxy;

  beforeAll(async () => {
    lab = await startApplyLab({ crds });
    await createAppNamespaces(lab.cluster);
    proxy = await ApiProxy.start(lab.plane.kubeconfig);
    await lab.run('apply', '--until', 'namespaces');
    await createSecrets(lab.cluster);
  }, 1_800_000);

  afterAll(async () => {
    await proxy.stop();
    await lab.stop();
  });

  async function count(code: number, ...args: readonly string[]): Promise<RequestCounts> {
    let run: NetloomRun | null = null;
    const counts = await countRequests(proxy, async () => {
      const [command = '', ...more] = args;
      run = await netloom([command, lab.network, ...more], proxy);
    });
    expect(run).toMatchObject({ code });
    return counts;
  }

  const apply = (...more: readonly string[]): Promise<RequestCounts> =>
    count(0, 'apply', '--operators', lab.operators, '--yes', ...more);

  it('reads each object once, and tries it once, in a first install', async () => {
    const counts = await apply();
    expect(askedAgain(counts)).toEqual([]);
    expect(counts.reads.size).toBeLessThanOrEqual(MOST_READS);
  });

  it('does so in an apply that changes nothing', async () => {
    const counts = await apply();
    expect(askedAgain(counts)).toEqual([]);
    expect(counts.reads.size).toBeLessThanOrEqual(MOST_READS);
    expect(counts.dryRuns.size).toBe(38 + 6);
  });

  it('does so in an apply that changes something, and in its dry run', async () => {
    const restore = await changeNetwork(lab.network, (text) =>
      text.replace('192.168.7.231-192.168.7.232] }', '192.168.7.231/32] }'),
    );
    expect(askedAgain(await apply('--dry-run'))).toEqual([]);
    expect(askedAgain(await apply())).toEqual([]);
    await restore();
    expect(askedAgain(await apply())).toEqual([]);
  });

  it('does so where somebody has edited an object', async () => {
    await lab.cluster.apply(EDITED_POOL, { fieldManager: 'kubectl-edit', force: true });
    expect(askedAgain(await count(5, 'apply'))).toEqual([]);
    expect(askedAgain(await apply('--force-conflicts'))).toEqual([]);
  });

  it('does so where ranges move between pools', async () => {
    const restore = await changeNetwork(lab.network, (text) =>
      text
        .replace('192.168.7.231-192.168.7.232] }', '192.168.7.232/32] }')
        .replace(
          'addresses: [192.168.7.230/32], autoAssign',
          'addresses: [192.168.7.230-192.168.7.231], autoAssign',
        ),
    );
    expect(askedAgain(await apply())).toEqual([]);
    await restore();
    expect(askedAgain(await apply())).toEqual([]);
  });

  it('asks no more for a plan', async () => {
    const counts = await count(0, 'plan', '--against', 'cluster');
    expect(askedAgain(counts)).toEqual([]);
    expect(counts.reads.size).toBeLessThanOrEqual(MOST_READS);
  });
});
