import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCluster, type ClusterClient } from '@netloom/cluster';
import { applyCrds, startControlPlane, type ControlPlane } from '@netloom/control-plane';
import { netloomChart } from '@netloom/umbrella';
import { createNamespaces } from './support/cluster-namespaces.ts';
import { describeWithCluster } from './support/control-plane.ts';
import { crdsOf, NETWORK_CRDS } from './support/crds-of.ts';
import { HELMS } from './support/helms.ts';
import { checkText, installable, valuesOf } from './support/installed-networks.ts';
import { publish, released } from './support/publish.ts';
import { registryPrograms } from './support/registry-programs.ts';
import { startRegistry, type RunningRegistry } from './support/registry.ts';
import { changedBetween, UmbrellaRelease, settled } from './support/release.ts';
import { ROOT } from './support/repository.ts';

const FOLDER = 'examples/minimal';
const { name, version } = netloomChart.chart;

/** Where there is a control plane there is Go, and where there is Go there is this registry. */
const [distribution] = await registryPrograms();

describeWithCluster('the umbrella, from a registry', (crds) => {
  let scratch: string;
  let registry: RunningRegistry;
  let plane: ControlPlane;
  let cluster: ClusterClient;
  let values: string;
  let digest: string;

  beforeAll(async () => {
    scratch = await mkdtemp(join(tmpdir(), 'netloom-from-registry-'));
    registry = await startRegistry({ program: distribution?.path ?? '' });
    await publish({ args: [`oci://${registry.host}/charts`, name], out: scratch });
    digest = String((await released(scratch, 'manifestDigest'))[name]);
    plane = await startControlPlane(join(ROOT, FOLDER, 'network.yaml'));
    cluster = await openCluster({ kubeconfig: plane.kubeconfig, env: process.env });
    const text = await installable(FOLDER);
    values = await valuesOf(text);
    await createNamespaces(cluster, await checkText(text));
    await applyCrds(plane.kubeconfig, crdsOf(crds, ...NETWORK_CRDS));
  }, 1_800_000);

  afterAll(async () => {
    await cluster.close();
    await plane.stop();
    await registry.stop();
    await rm(scratch, { recursive: true, force: true });
  });

  it.each(HELMS)('installs by version and by digest, with $title', async ({ find }) => {
    const release = new UmbrellaRelease(await find(), plane.kubeconfig);
    const chart = `oci://${registry.host}/charts/${name}`;
    await release.upgrade(chart, values, '--version', version, '--plain-http');
    const byVersion = await settled(cluster, await release.manifests());
    expect([...byVersion.values()].filter((object) => object === null)).toEqual([]);
    expect(byVersion.size).toBeGreaterThan(0);
    await release.run('uninstall', name, '--wait');
    await release.upgrade(`${chart}@${digest}`, values, '--plain-http');
    expect(changedBetween(byVersion, await settled(cluster, await release.manifests()))).toEqual([]);
    await release.run('uninstall', name, '--wait');
  });
});
