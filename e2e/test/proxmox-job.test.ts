import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  ApiException,
  BatchV1Api,
  CoreV1Api,
  EventsV1Api,
  KubernetesObjectApi,
  type V1Job,
} from '@kubernetes/client-node';
import { startControlPlane, type ControlPlane } from '@netloom/control-plane';
import { startDouble, TOKENS, type ProxmoxDouble } from '@netloom/proxmox/testing';
import { describeWithControlPlane } from './support/control-plane.ts';
import { NAMESPACE, ProxmoxRelease, writeValues } from './support/proxmox-jobs.ts';

const namespace = NAMESPACE;

describeWithControlPlane('the jobs of proxmox-sdn, against a real API server', () => {
  let cluster: ControlPlane;
  let double: ProxmoxDouble;
  let release: ProxmoxRelease;
  let folder: string;
  let values: string;

  beforeAll(async () => {
    cluster = await startControlPlane();
    double = await startDouble();
    folder = await mkdtemp(join(tmpdir(), 'netloom-proxmox-jobs-'));
    values = await writeValues(folder, { double });
    release = await ProxmoxRelease.in(cluster.kubeconfig, { token: TOKENS.admin });
    await release.upgrade(values);
  }, 1_800_000);

  afterAll(async () => {
    await double.close();
    await cluster.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const jobs = async (): Promise<readonly V1Job[]> =>
    (await release.config.makeApiClient(BatchV1Api).listNamespacedJob({ namespace })).items;
  const reasons = async (): Promise<readonly string[]> => {
    const { items } = await release.config.makeApiClient(EventsV1Api).listNamespacedEvent({ namespace });
    return items
      .filter(({ reportingController }) => reportingController === 'netloom.io/proxmox-sdn')
      .map(({ type, reason, regarding }) => `${type ?? ''} ${reason ?? ''} on ${regarding?.name ?? ''}`);
  };

  /** What the jobs have put into their ConfigMaps. */
  const filled = async (): Promise<readonly unknown[]> => {
    const report = await release.dataOf('proxmox-sdn-report');
    const record = await release.dataOf('proxmox-sdn-record');
    expect([Object.keys(report ?? {}), Object.keys(record ?? {})]).toEqual([
      ['metrics.prom', 'report.json'],
      ['record.json'],
    ]);
    return [report, record];
  };

  it('look, report what they found, and say it as an Event', async () => {
    expect((await release.run('drift')).code).toBe(1);
    const report = await release.dataOf('proxmox-sdn-report');
    expect(JSON.parse(report?.['report.json'] ?? '')).toMatchObject({ status: 'drift', host: 'pve-alpha' });
    expect(report?.['metrics.prom']).toContain('{network="homelab",status="drift"} 1\n');
    expect(await reasons()).toEqual(['Warning SdnDrift on proxmox-sdn-report']);
  });

  it('make Proxmox what the network says, and keep their record', async () => {
    expect((await release.run('reconcile')).code).toBe(0);
    expect(double.cluster.sdn.running.zones.text).toContain('vxlan: k3szone');
    const record = await release.dataOf('proxmox-sdn-record');
    expect(JSON.parse(record?.['record.json'] ?? '')).toEqual({
      owned: ['subnet/k3szone-10.0.0.0-24', 'vnet/k3svnet', 'zone/k3szone'],
      journal: null,
    });
    expect((await release.run('drift')).code).toBe(0);
    expect([...(await reasons())].sort()).toEqual([
      'Normal SdnApplied on proxmox-sdn-report',
      'Normal SdnInSync on proxmox-sdn-report',
      'Warning SdnDrift on proxmox-sdn-report',
    ]);
  });

  it('may do exactly what they do', async () => {
    const configMaps = { apiGroups: [''], resources: ['configmaps'] };
    const report = { ...configMaps, resourceNames: ['proxmox-sdn-report'], verbs: ['get', 'patch'] };
    const record = { ...configMaps, resourceNames: ['proxmox-sdn-record'] };
    const events = {
      apiGroups: ['events.k8s.io'],
      resources: ['events'],
      verbs: ['create'],
    };
    expect(await release.rightsOf('proxmox-sdn-drift')).toEqual([
      report,
      { ...record, verbs: ['get'] },
      events,
    ]);
    expect(await release.rightsOf('proxmox-sdn-reconcile')).toEqual([
      report,
      { ...record, verbs: ['get', 'patch'] },
      events,
    ]);
  });

  it.each(['drift', 'reconcile'] as const)('are refused all else, as the account of %s', async (mode) => {
    const core = (await release.as(`proxmox-sdn-${mode}`)).makeApiClient(CoreV1Api);
    const refusedTo = async (work: Promise<unknown>): Promise<number> =>
      work.then(
        () => 200,
        (error: unknown) => (error instanceof ApiException ? error.code : 0),
      );
    const objects = KubernetesObjectApi.makeApiClient(await release.as(`proxmox-sdn-${mode}`));
    const another = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'another', namespace } };
    expect(await refusedTo(objects.create(another))).toBe(403);
    expect(await refusedTo(core.readNamespacedConfigMap({ namespace, name: 'proxmox-sdn' }))).toBe(403);
    expect(await refusedTo(core.deleteNamespacedConfigMap({ namespace, name: 'proxmox-sdn-report' }))).toBe(
      403,
    );
    expect(await refusedTo(core.readNamespacedSecret({ namespace, name: 'proxmox-api-token' }))).toBe(403);
    expect(await refusedTo(core.readNamespacedConfigMap({ namespace, name: 'proxmox-sdn-report' }))).toBe(
      200,
    );
  });

  it('run in pods that a restricted namespace takes', async () => {
    const cronJob = (await release.objects.read({
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata: { name: 'proxmox-sdn-drift', namespace },
    })) as unknown as CronJob;
    const { spec } = cronJob.spec.jobTemplate;
    const job = { apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'by-hand', namespace }, spec };
    await release.objects.create(job);
    await until(async () => {
      const done = (await jobs()).filter(({ status }) => status?.succeeded === 1);
      return done.length === 2;
    });
    const loose = {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'loose', namespace },
      spec: { ...spec.template.spec, securityContext: {} },
    };
    await expect(release.objects.create(loose)).rejects.toThrow(
      /violates PodSecurity .*runAsNonRoot != true .*seccompProfile /,
    );
  });

  it('keep report and record over an upgrade', async () => {
    const [report, record] = await filled();
    await release.upgrade(values, '--set', 'global.labels.team=network,drift.suspend=true');
    expect(await filled()).toEqual([report, record]);
    expect((await release.run('drift')).code).toBe(0);
  });

  it('leave room in the Secret that Helm keeps a release in', async () => {
    const { items } = await release.core.listNamespacedSecret({ namespace, labelSelector: 'owner=helm' });
    const sizes = items.map(({ data }) => Buffer.from(data?.release ?? '', 'base64').length);
    // the API server takes 1 MiB; the umbrella's other charts need some of it
    expect(Math.max(...sizes)).toBeLessThan(384 * 1024);
    expect(Math.min(...sizes)).toBeGreaterThan(32 * 1024);
  });

  it('reconcile once for each state: another one is another Job, in the place of the last', async () => {
    const reconciling = async (): Promise<readonly (string | undefined)[]> =>
      (await jobs())
        .filter(({ metadata }) => metadata?.name?.startsWith('proxmox-sdn-reconcile-'))
        .map(({ metadata }) => metadata?.uid);
    await release.upgrade(values);
    const before = await reconciling();
    expect(before).toHaveLength(1);
    await release.upgrade(values, '--set', 'drift.schedule=@daily');
    expect(await reconciling()).toEqual(before);
    const changed = await writeValues(folder, {
      double,
      edit: (text) => text.replaceAll('mtu: 1450', 'mtu: 1400'),
    });
    await release.upgrade(changed);
    await until(async () => (await reconciling()).length === 1);
    expect(await reconciling()).not.toEqual(before);
    expect((await release.run('reconcile')).code).toBe(0);
    expect(double.cluster.sdn.running.zones.text).toContain('mtu 1400');
  });

  it('leave the record behind when they go, and take it up again', async () => {
    const record = await release.dataOf('proxmox-sdn-record');
    await release.uninstall();
    expect(await release.dataOf('proxmox-sdn-report')).toBeNull();
    expect(await release.dataOf('proxmox-sdn-record')).toEqual(record);
    await release.upgrade(values);
    expect(await release.dataOf('proxmox-sdn-record')).toEqual(record);
    expect(await release.dataOf('proxmox-sdn-report')).toEqual({});
  });

  it('keep them as well where Argo CD applies the chart and heals what differs from it', async () => {
    await release.uninstall();
    await release.syncAsArgo(values);
    expect((await release.run('drift')).code).toBe(1);
    const before = await filled();
    await release.syncAsArgo(values);
    expect(await filled()).toEqual(before);
  });
});

interface CronJob {
  readonly spec: {
    readonly jobTemplate: { readonly spec: { readonly template: { readonly spec: object } } };
  };
}

async function until(ask: () => Promise<boolean>): Promise<void> {
  while (!(await ask())) await sleep(100);
}
