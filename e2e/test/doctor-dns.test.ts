import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DoctorReport } from '@netloom/doctor';
import { ensureTool, GoMissing } from '@netloom/toolchain';
import { startClusterDns, type ClusterDns } from './support/cluster-dns.ts';
import { describeUnless } from './support/describe-unless.ts';
import { templateText, type Templated } from './support/manifests.ts';
import { STALE } from './support/public-zone.ts';
import { ROOT } from './support/repository.ts';
import { runInProcess } from './support/run-in-process.ts';

const program = await ensureTool('coredns').catch((error: unknown) => {
  if (!(error instanceof GoMissing)) throw error;
  return null;
});

const INTERNAL = ['argocd', 'grafana', 'prometheus'].map((name) => `${name}.int.jigga.xyz`);

describeUnless(program === null ? 'Go is missing' : null, 'netloom doctor, by real resolvers', () => {
  let folder: string;
  let network: string;
  let templated: Templated;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'netloom-doctor-dns-'));
    network = join(folder, 'network.yaml');
    const text = await readFile(join(ROOT, 'networks/homelab/network.yaml'), 'utf8');
    const split = text.replace(
      '  clusterDns: 10.43.0.10\n',
      '  clusterDns: 10.43.0.10\n  splitHorizon: {}\n',
    );
    await writeFile(network, split);
    templated = await templateText(split);
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function withDns(
    zones: 'as stated' | 'stale',
    use: (dns: ClusterDns) => Promise<void>,
  ): Promise<void> {
    const custom = templated.manifests.find(({ metadata }) => metadata.name === 'coredns-custom')?.data ?? {};
    const dns = await startClusterDns({ program: program ?? '', network: templated.network, custom, zones });
    try {
      await use(dns);
    } finally {
      await dns.stop();
    }
  }

  /** What the three checks say, by their ids. */
  async function examine(
    servers: Readonly<Record<'public' | 'lan' | 'cluster', string>>,
  ): Promise<ReadonlyMap<string, DoctorReport['checks'][number]>> {
    const named = Object.entries(servers).flatMap(([name, server]) => ['--resolver', `${name}=${server}`]);
    const args = ['doctor', network, '--only', 'dns', '--output', 'json', '--timeout', '6', ...named];
    const { stdout } = await runInProcess(args, { KUBECONFIG: join(folder, 'none') });
    const { checks } = JSON.parse(stdout) as DoctorReport;
    return new Map(checks.map((check) => [check.id, check]));
  }

  it('finds nothing where all say what traces promise', () =>
    withDns('as stated', async ({ servers }) => {
      const checks = await examine({ ...servers, lan: servers.public });
      const found = ['dns-public', 'dns-lan', 'dns-cluster'].map((id) => {
        const { status, problems } = checks.get(id) ?? {};
        return { id, status, problems };
      });
      expect(found).toEqual(found.map(({ id }) => ({ id, status: 'ok', problems: [] })));
    }));

  it('finds what a stale zone says, and that CoreDNS answers by itself', () =>
    withDns('stale', async ({ servers }) => {
      const checks = await examine({ ...servers, lan: servers.public });
      const saw = [...(checks.get('dns-public')?.problems ?? [])].map((problem) => problem.saw);
      expect(saw).toEqual(
        INTERNAL.flatMap((name) => [
          `${name} is A ${STALE.A.join()} by ${servers.public}`,
          `${name} is AAAA ${STALE.AAAA.join()} by ${servers.public}`,
        ]),
      );
      expect(checks.get('dns-cluster')?.status).toBe('ok');
    }));

  it('takes no silence for an answer, of one resolver or of all', async () => {
    const silent = createSocket('udp4').bind(0, '127.0.0.1');
    await once(silent, 'listening');
    const server = `127.0.0.1:${silent.address().port}`;
    try {
      const checks = await examine({ public: server, lan: server, cluster: server });
      for (const id of ['dns-public', 'dns-lan', 'dns-cluster']) {
        const { status, problems, notChecked } = checks.get(id) ?? {};
        expect({ status, problems, notChecked }).toEqual({
          status: 'not-checked',
          problems: [],
          notChecked: [{ why: `${server} does not answer for any name`, cause: 'failed' }],
        });
      }
    } finally {
      silent.close();
    }
  });
});
