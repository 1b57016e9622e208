import { parseObject, type ApiObject } from '@netloom/cluster';
import { isEmpty, planNetworks, type Plan } from '../../src/plan/index.ts';
import { check, edits, EVERYTHING, planBetween, type Edit } from '../networks.ts';

function pool(name: string, ...addresses: readonly string[]): ApiObject {
  const metadata = { name, namespace: 'metallb-system' };
  return parseObject({
    apiVersion: 'metallb.io/v1beta1',
    kind: 'IPAddressPool',
    metadata,
    spec: { addresses },
  });
}

function named(apiVersion: string, kind: string, name: string): ApiObject {
  return parseObject({ apiVersion, kind, metadata: { name } });
}

interface Objects {
  readonly before?: readonly ApiObject[];
  readonly after?: readonly ApiObject[];
}

function planOf({ before = [], after = [] }: Objects, ...changes: readonly Edit[]): Plan {
  return planBetween({ networks: edits(...changes), before, after, allowDeletes: new Map() });
}

describe(planNetworks, () => {
  it('is empty for equal networks and objects', () => {
    const objects = [pool('a', '192.168.1.1/32')];
    const plan = planOf({ before: objects, after: objects });
    expect(plan).toEqual({
      network: 'everything',
      statements: [],
      objects: [],
      drift: [],
      twoSteps: null,
      rollout: null,
      warnings: [],
      notes: [],
      refusals: [],
    });
    expect(isEmpty(plan)).toBe(true);
  });

  it('is not empty where only an object differs', () => {
    expect(isEmpty(planOf({ after: [pool('a', '192.168.1.1/32')] }))).toBe(false);
  });

  it('says the two steps that pools need', () => {
    const before = [pool('a', '192.168.1.1/32', '192.168.1.2/32')];
    const after = [pool('a', '192.168.1.1/32'), pool('b', '192.168.1.2/32')];
    expect(planOf({ before, after }).twoSteps).toEqual({
      moves: [{ from: 'a', to: 'b', addresses: '192.168.1.2' }],
      between: [{ name: 'a', addresses: ['192.168.1.1/32'] }],
    });
  });

  it('never deletes a namespace, and says so', () => {
    const before = [named('v1', 'Namespace', 'tailscale'), named('v1', 'Namespace', 'cloudflare')];
    const plan = planOf({ before });
    expect([plan.objects, plan.warnings]).toEqual([
      [],
      [
        'namespaces cloudflare and tailscale: no longer needed, but they are never deleted, since everything inside would go along',
      ],
    ]);
    expect(planOf({ before: before.slice(1) }).warnings).toEqual([
      'namespace cloudflare: no longer needed, but it is never deleted, since everything inside would go along',
    ]);
  });

  it('warns that Traefik may move without its HelmChartConfig', () => {
    const before = [named('helm.cattle.io/v1', 'HelmChartConfig', 'traefik')];
    expect(planOf({ before }).warnings).toEqual([
      'without HelmChartConfig traefik K3s installs Traefik as it comes: its Service is no longer pinned and may move to another address',
    ]);
  });

  it('warns that external-dns leaves the records of another owner alone', () => {
    expect(planOf({}, ['zone: example.com\n', 'zone: example.com\n  owner: me\n']).warnings).toEqual([
      'records that external-dns made as "everything" stay: as "me" it neither changes nor deletes them',
    ]);
  });

  it('warns that it compares two networks', () => {
    const networks = {
      before: check(EVERYTHING).facts,
      after: check(EVERYTHING.replace('name: everything', 'name: other')).facts,
    };
    const { warnings, refusals } = planBetween({ networks, before: [], after: [], allowDeletes: new Map() });
    expect(warnings).toContain(
      'this compares two networks, "everything" and "other": what a running cluster cannot be given is not refused',
    );
    expect(refusals).toEqual([]);
  });

  it('refuses what is immutable, and too many deletes', () => {
    const before = Array.from({ length: 10 }, (_, index) => named('v1', 'ConfigMap', `c${index}`));
    const plan = planOf({ before }, ['  servicelb: false', '  podCidr: 10.52.0.0/16\n  servicelb: false']);
    expect(plan.refusals.map(({ code }) => code)).toEqual(['immutable', 'too-many-deletes']);
  });
});
