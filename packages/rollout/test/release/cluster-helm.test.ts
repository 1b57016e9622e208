import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Helm } from '@netloom/helm';
import { ClusterHelm } from '../../src/release/cluster-helm.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'netloom-cluster-helm-test-'));
  const path = join(folder, 'helm');
  await writeFile(path, `#!/bin/sh\nprintf '%s\\n' "$@" > ${join(folder, 'args')}\n`);
  await chmod(path, 0o755);
});

afterEach(() => rm(folder, { recursive: true, force: true }));

function helm(version: string, kubeconfig?: string): ClusterHelm {
  const program = new Helm({ path: join(folder, 'helm'), version, env: { PATH: process.env.PATH } });
  return new ClusterHelm({ helm: program, kubeconfig, context: 'lab', timeoutMs: 90_000 });
}

/** What Helm was called with; the folder of the values is another each time. */
async function args(): Promise<string> {
  const text = await readFile(join(folder, 'args'), 'utf8');
  return text
    .trim()
    .replaceAll('\n', ' ')
    .replace(/\S*netloom-values-\w+\//, '');
}

/** Twice the time, and twenty seconds. */
const LIMIT = '--labels=netloom.io/limit-seconds=200';
const WHERE = '--kube-context lab';
const RELEASE = { release: 'netloom', namespace: 'netloom-system', values: 'a: 1\n' };
const PATH = { kind: 'path', path: '/charts/netloom.tgz' } as const;
const START =
  'upgrade netloom /charts/netloom.tgz --install --namespace netloom-system --values values.yaml --timeout=90s';

describe(ClusterHelm, () => {
  it('waits for workloads alone, in the words of each Helm', async () => {
    await helm('4.2.3').upgradeInstall({ ...RELEASE, chart: PATH, dryRun: false });
    expect(await args()).toBe(`${START} --wait=legacy ${LIMIT} ${WHERE}`);
    await helm('3.22.0').upgradeInstall({ ...RELEASE, chart: PATH, dryRun: false });
    expect(await args()).toBe(`${START} --wait ${LIMIT} ${WHERE}`);
  });

  it('asks the server and writes nothing in a dry run', async () => {
    await helm('4.2.3').upgradeInstall({ ...RELEASE, chart: PATH, dryRun: true });
    expect(await args()).toBe(`${START} --dry-run=server ${WHERE}`);
    await helm('4.2.3').uninstall({ ...RELEASE, dryRun: true });
    expect(await args()).toBe(
      `uninstall netloom --namespace netloom-system --timeout=90s --dry-run ${WHERE}`,
    );
  });

  it('takes over only what it is told to', async () => {
    await helm('4.2.3').upgradeInstall({
      ...RELEASE,
      chart: PATH,
      dryRun: false,
      takeOwnership: true,
      forceConflicts: true,
    });
    expect(await args()).toBe(`${START} --wait=legacy ${LIMIT} --take-ownership --force-conflicts ${WHERE}`);
  });

  it('takes a chart from its repository, and the kubeconfig that was named', async () => {
    const chart = {
      kind: 'repository',
      url: 'https://c.example.com',
      chart: 'metallb',
      version: '0.16.1',
    } as const;
    await helm('4.2.3', '/k').upgradeInstall({ ...RELEASE, release: 'metallb', chart, dryRun: false });
    expect(await args()).toBe(
      `upgrade metallb metallb --repo https://c.example.com --version 0.16.1 --install --namespace netloom-system --values values.yaml --timeout=90s --wait=legacy ${LIMIT} --kubeconfig /k ${WHERE}`,
    );
  });

  it('renders without the cluster, and without hooks', async () => {
    await helm('4.2.3').template({ ...RELEASE, chart: PATH, kubeVersion: 'v1.37.1+k3s1' });
    expect(await args()).toBe(
      'template netloom /charts/netloom.tgz --namespace netloom-system --values values.yaml --kube-version v1.37.1+k3s1 --no-hooks --set global.allowPlaceholders=true',
    );
  });

  it('lets an uninstall end that has begun, and begins no upgrade any more', async () => {
    const stop = new AbortController();
    const program = new Helm({
      path: join(folder, 'helm'),
      version: '4.2.3',
      env: { PATH: process.env.PATH },
    });
    const stopped = new ClusterHelm({
      helm: program,
      context: 'lab',
      timeoutMs: 90_000,
      signal: stop.signal,
    });
    stop.abort();
    await stopped.uninstall({ ...RELEASE, dryRun: false });
    expect(await args()).toBe(`uninstall netloom --namespace netloom-system --timeout=90s ${WHERE}`);
    await expect(stopped.upgradeInstall({ ...RELEASE, chart: PATH, dryRun: false })).rejects.toThrow(
      'aborted',
    );
  });
});
