import { parseObject, refOf } from '@netloom/cluster';
import {
  changeNetwork,
  createAppNamespaces,
  createSecrets,
  startApplyLab,
  type ApplyLab,
} from './support/apply-lab.ts';
import { EDITED_POOL } from './support/by-hand.ts';
import { describeWithCluster } from './support/control-plane.ts';
import { refusals } from './support/netloom-output.ts';
import type { NetloomRun } from './support/netloom.ts';

const BY_HAND = parseObject({
  apiVersion: 'metallb.io/v1beta1',
  kind: 'L2Advertisement',
  metadata: { name: 'by-hand', namespace: 'metallb-system' },
  spec: { ipAddressPools: ['default-pool'] },
});
const FIRST = '- { name: default, pools: [default-pool, ingress] }';

describeWithCluster('netloom plan --against cluster and netloom apply --dry-run', (crds) => {
  let lab: ApplyLab;

  beforeAll(async () => {
    lab = await startApplyLab({ crds });
  }, 1_800_000);

  afterAll(() => lab.stop());

  const apply = (...more: readonly string[]): Promise<NetloomRun> =>
    lab.run('apply', '--operators', lab.operators, ...more);

  const plan = (...more: readonly string[]): Promise<NetloomRun> =>
    lab.run('plan', '--against', 'cluster', ...more);

  /** Both print the same, and an apply accepts the checksum of the plan. Gives the plan. */
  async function expectSame(...allowed: readonly string[]): Promise<NetloomRun> {
    const planned = await plan(...allowed);
    const [, checksum = ''] = /^checksum (.*)$/m.exec(planned.stdout) ?? [];
    const applied = await apply('--dry-run', '--checksum', checksum, ...allowed);
    expect(applied.stdout).toBe(planned.stdout);
    expect(applied.code === 5).toBe(planned.code === 5);
    return planned;
  }

  async function expectSameJson(): Promise<void> {
    const planned = parse(await plan('--output', 'json'));
    const { dryRun, steps: _steps, ...same } = parse(await apply('--dry-run', '--output', 'json'));
    expect([dryRun, same]).toEqual([true, planned]);
  }

  it('print the same plan of an empty cluster', async () => {
    const { code, stdout } = await expectSame();
    expect([code, stdout]).toEqual([5, expect.stringContaining('\nrefused[namespace-missing]: ')]);
    expect((await expectSame('--until', 'namespaces')).code).toBe(1);
  });

  it('print the same plan where namespaces are to be made', async () => {
    await createAppNamespaces(lab.cluster);
    const planned = await expectSame();
    expect(planned.stdout).toContain('\n  + Namespace cloudflare\n');
    expect(refusals(planned).every((line) => line.startsWith('secret-missing: '))).toBe(true);
  });

  it('print the same plan of a first install', async () => {
    expect((await apply('--until', 'namespaces')).code).toBe(0);
    await createSecrets(lab.cluster);
    const { code, stdout } = await expectSame();
    expect([code, stdout]).toEqual([1, expect.stringContaining('; operators: 4 to install\n')]);
    await expectSameJson();
  });

  it('print the same plan of what is installed', async () => {
    expect((await apply()).code).toBe(0);
    const { code, stdout } = await expectSame();
    expect([code, stdout]).toEqual([0, expect.stringContaining('\nno changes\n')]);
  });

  it('print the same plan of a changed file, also where ranges move between pools', async () => {
    const restore = await changeNetwork(lab.network, (text) =>
      text.replace('192.168.7.231-192.168.7.232] }', '192.168.7.231/32] }'),
    );
    expect((await expectSame()).code).toBe(1);
    await restore();
    const moved = await changeNetwork(lab.network, (text) =>
      text
        .replace('192.168.7.231-192.168.7.232] }', '192.168.7.232/32] }')
        .replace(
          'addresses: [192.168.7.230/32], autoAssign',
          'addresses: [192.168.7.230-192.168.7.231], autoAssign',
        ),
    );
    expect((await expectSame()).stdout).toContain('\npools in two steps: ');
    await moved();
  });

  it('print the same plan where somebody has edited and deleted objects', async () => {
    await lab.cluster.apply(EDITED_POOL, { fieldManager: 'kubectl-edit', force: true });
    await lab.cluster.delete(
      refOf(parseObject({ ...EDITED_POOL, metadata: { ...EDITED_POOL.metadata, name: 'ingress' } })),
    );
    const refused = await expectSame();
    expect(refusals(refused)).toEqual([expect.stringMatching(/^field-conflict: /)]);
    await expectSameJson();
    const { code, stdout } = await expectSame('--force-conflicts');
    expect([code, stdout]).toEqual([1, expect.stringContaining('; 2 changed in the cluster\n')]);
    expect((await apply('--force-conflicts')).code).toBe(0);
  });

  it('print the same plan where somebody else has made an object', async () => {
    const restore = await changeNetwork(lab.network, (text) =>
      text.replace(FIRST, `${FIRST}\n    - { name: by-hand, pools: [ingress] }`),
    );
    await lab.cluster.apply(BY_HAND, { fieldManager: 'kubectl' });
    const refused = await expectSame();
    expect(refusals(refused)).toEqual([expect.stringMatching(/^foreign-object: /)]);
    const { code, stdout } = await expectSame('--adopt');
    expect([code, stdout]).toEqual([
      1,
      expect.stringContaining('\n  ! L2Advertisement metallb-system/by-hand (owner: nobody)\n'),
    ]);
    await restore();
  });
});

function parse({ stdout }: NetloomRun): Readonly<Record<string, unknown>> {
  // both print an object
  return JSON.parse(stdout) as Readonly<Record<string, unknown>>;
}
