import { parseObject, type ApiObject } from '@netloom/cluster';
import { pool } from '@netloom/cluster/testing';
import { smallNetwork } from '@netloom/network-model/testing';
import type { Observed } from '../../src/apply/observed.ts';
import { planApply, type Allowed } from '../../src/apply/plan-apply.ts';
import type { ApplyPlan } from '../../src/apply/plan.ts';
import { printApplyPlan } from '../../src/apply/print-plan.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { release } from './releases.ts';

const network = smallNetwork(`loadBalancer:
  pools: [{ name: lan, addresses: [192.168.1.240/32] }]
  l2Advertisements: [{ name: all, pools: [lan] }]
tunnel: { id: 6ff42ae2-765d-4adf-8112-31c55c1551ef, credentials: { existingSecret: tunnel, key: credentials.json } }
`);
const OURS = { 'meta.helm.sh/release-name': 'netloom', 'meta.helm.sh/release-namespace': 'netloom-system' };
const FACTS = parseObject({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'facts', namespace: 'netloom-system' },
});
const UID = '3f2c1b0a-0000-4000-8000-000000000001';
const ALL: Allowed = { until: 'network', adopt: false, forceConflicts: false, install: new Set() };

function namespace(name: string, labels: object = { 'app.kubernetes.io/managed-by': 'netloom' }): ApiObject {
  return parseObject({ apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } });
}

/** A cluster that has nothing of the network yet. */
const EMPTY: Observed = {
  cluster: {
    context: 'lab',
    server: 'https://192.168.1.10:6443',
    version: 'v1.37.1+k3s1',
    uid: UID,
    authorities: [],
  },
  installed: { by: 'nobody', left: null },
  release: null,
  operatorReleases: new Map([['metallb', null]]),
  crds: [],
  applications: [],
  helmCharts: [],
  namespaces: new Map(['cloudflare', 'metallb-system', 'netloom-system'].map((name) => [name, null])),
  secrets: new Map([['cloudflare/tunnel', null]]),
  objects: [FACTS, pool()].map((wanted) => ({ wanted, live: null, served: wanted === FACTS, conflicts: [] })),
  pools: [],
  addonSources: new Map(),
};

function plan(
  observed: Partial<Observed>,
  allowed: Partial<Allowed> = {},
  changes: Plan | null = null,
): ApplyPlan {
  return planApply({
    network,
    observed: { ...EMPTY, ...observed },
    allowed: { ...ALL, ...allowed },
    changes,
  });
}

const SECRET = parseObject({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'tunnel' },
  data: { 'credentials.json': '' },
});
const SECRETS = new Map([['cloudflare/tunnel', SECRET]]);
const NAMESPACES = new Map(
  [...EMPTY.namespaces.keys()].map((name): readonly [string, ApiObject] => [name, namespace(name)]),
);

describe(planApply, () => {
  it('plans an empty cluster, and refuses since a Secret is missing', () => {
    expect(printApplyPlan(plan({}))).toBe(`small → lab (https://192.168.1.10:6443, v1.37.1+k3s1)
namespaces
  + cloudflare
  + metallb-system
  + netloom-system
secrets
  ? cloudflare/tunnel is missing
operators
  + metallb 0.16.1 into metallb-system
network (first install)
  = 2 objects: 2 to create, 0 to change, 0 to delete
refused[secret-missing]: Secret cloudflare/tunnel is not there. Credentials file of the tunnel, for cloudflared.
  netloom apply --until namespaces
  SECRETS=\${SECRETS:-$(mktemp -d)}
  kubectl --namespace cloudflare create secret generic tunnel \\
    --from-file=credentials.json="$SECRETS/credentials.json"
refused: 1 reason above; nothing is changed
`);
  });

  it.each<Allowed['until']>(['namespaces', 'operators', 'network'])(
    'refuses a cluster that holds another network, up to the %s',
    (until) => {
      const installed = { by: 'nobody', left: 'homelab' } as const;
      const { refusals, firstInstall } = plan({ installed, secrets: SECRETS }, { until });
      expect([refusals.map(({ code }) => code), firstInstall]).toEqual([['other-network'], false]);
    },
  );

  it('is a first install where the cluster holds no network and the file pins none', () => {
    const pinned = {
      ...network,
      cluster: { ...network.cluster, identity: { server: null, caSha256: null, uid: UID } },
    };
    const input = { observed: EMPTY, allowed: ALL, changes: null };
    expect(plan({}).firstInstall).toBe(true);
    expect(planApply({ ...input, network: pinned }).firstInstall).toBe(false);
    expect(plan({ installed: { by: 'nobody', left: 'small' } }).firstInstall).toBe(false);
  });

  it('asks for no Secret and no operator where only namespaces are wanted', () => {
    expect(printApplyPlan(plan({}, { until: 'namespaces' })))
      .toBe(`small → lab (https://192.168.1.10:6443, v1.37.1+k3s1)
namespaces
  + cloudflare
  + metallb-system
  + netloom-system
3 to create, 0 to change, 0 to adopt, 0 to delete
`);
  });

  it('stops at the operators if it is told to', () => {
    const { secrets, operators, objects, deletes } = plan({ secrets: SECRETS }, { until: 'operators' });
    expect([secrets.length, operators.length, objects, deletes]).toEqual([1, 1, [], []]);
  });

  it('says what changes in a cluster that has the network, and what goes', () => {
    const gone = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: gone, namespace: netloom-system }\n';
    const live = { ...pool({ annotations: OURS }), spec: { addresses: ['192.168.7.240/32'] } };
    const observed = {
      namespaces: new Map([
        ...NAMESPACES,
        ['metallb-system', namespace('metallb-system', { team: 'infra' })],
      ]),
      secrets: SECRETS,
      operatorReleases: new Map([['metallb', release({ status: 'pending-upgrade' })]]),
      release: release({
        name: 'netloom',
        revision: { number: 4, status: 'deployed', secret: '', begun: 0, limitMs: 0 },
        manifest: gone,
      }),
      objects: [
        {
          wanted: FACTS,
          live: { ...FACTS, metadata: { ...FACTS.metadata, annotations: OURS } },
          served: true,
          conflicts: [],
        },
        { wanted: pool(), live, served: true, conflicts: [] },
      ],
    };
    expect(printApplyPlan(plan(observed))).toBe(`small → lab (https://192.168.1.10:6443, v1.37.1+k3s1)
namespaces
  = cloudflare
  . metallb-system is not ours and stays as it is: team=infra
  = netloom-system
secrets
  = cloudflare/tunnel
operators
  ~ metallb 0.16.1: it was left pending-upgrade, which is mended first
network (revision 4)
  = 2 objects: 0 to create, 1 to change, 1 to delete
0 to create, 2 to change, 0 to adopt, 1 to delete
`);
  });

  it('says whose objects are taken over', () => {
    const objects = [{ wanted: pool(), live: pool(), served: true, conflicts: [] }];
    const printed = printApplyPlan(
      plan({ objects, namespaces: NAMESPACES, secrets: SECRETS }, { adopt: true }),
    );
    expect(printed).toContain(`network (first install)
  ! IPAddressPool metallb-system/lan of nobody
  = 1 object: 0 to create, 0 to change, 0 to delete
1 to create, 0 to change, 1 to adopt, 0 to delete
`);
  });

  it('says what the pools are between two steps', () => {
    const wanted = [
      pool({ name: 'a' }),
      { ...pool({ name: 'b' }), spec: { addresses: ['192.168.7.240/32'] } },
    ];
    const held = ['192.168.7.231-192.168.7.240'];
    const pools = [{ ...pool({ name: 'b', annotations: OURS }), spec: { addresses: held } }];
    const objects = wanted.map((object) => ({ wanted: object, live: null, served: true, conflicts: [] }));
    const made = plan({ objects, pools, namespaces: NAMESPACES, secrets: SECRETS });
    expect(made.pools?.moves).toEqual([{ from: 'b', to: 'a', addresses: '192.168.7.231-192.168.7.232' }]);
    expect(printApplyPlan(made)).toContain(
      '  ~ the pools take two steps; in between b has 192.168.7.240/32\n',
    );
  });

  it('refuses what the plan of changes refuses, but leaves owners to be judged here', () => {
    const refusal = (code: Plan['refusals'][number]['code']): Plan['refusals'][number] => ({
      code,
      message: 'm',
      help: 'h',
    });
    const codes = ['immutable', 'too-many-deletes', 'checksum-differs'] as const;
    const changes: Plan = {
      network: 'small',
      statements: [],
      objects: [],
      drift: [],
      twoSteps: null,
      warnings: [],
      notes: [],
      refusals: [
        ...codes,
        'foreign-object' as const,
        'other-network' as const,
        'server-refuses' as const,
      ].map(refusal),
    };
    const refused = (observed: Partial<Observed>): readonly string[] =>
      plan({ namespaces: NAMESPACES, secrets: SECRETS, ...observed }, {}, changes).refusals.map(
        ({ code }) => code,
      );
    // the new operator may bring what the server does not know yet
    expect(refused({})).toEqual(codes);
    const values = {
      crds: { enabled: true },
      frrk8s: { enabled: false },
      speaker: { frr: { enabled: false } },
    };
    expect(refused({ operatorReleases: new Map([['metallb', release({ values })]]) })).toEqual([
      ...codes,
      'server-refuses',
    ]);
  });

  it('refuses while the release is being uninstalled', () => {
    const going = release({ name: 'netloom', status: 'uninstalling' });
    expect(plan({ release: going, namespaces: NAMESPACES, secrets: SECRETS }).refusals).toEqual([
      {
        code: 'release-going',
        message: 'The network is being removed, or that was stopped: its Helm release is uninstalling.',
        help: 'End it with `netloom remove`, then run this again.',
      },
    ]);
  });

  it('names the command that brings a kind which no operator of the network does', () => {
    const wanted = parseObject({
      apiVersion: 'traefik.io/v1alpha1',
      kind: 'IngressRoute',
      metadata: { name: 'a' },
    });
    const objects = [{ wanted, live: null, served: false, conflicts: [] }];
    expect(plan({ objects, namespaces: NAMESPACES, secrets: SECRETS }).refusals).toEqual([
      {
        code: 'kind-missing',
        message: 'The cluster does not serve IngressRoute of traefik.io/v1alpha1.',
        help: 'K3s installs it: start the servers without --disable=traefik and without --disable-helm-controller',
      },
    ]);
  });

  it('treats a release that was uninstalled, and whose history was kept, as none', () => {
    const kept = release({ name: 'netloom', status: 'uninstalled', manifest: 'kind: x' });
    expect(plan({ release: kept })).toMatchObject({
      release: { action: 'install', revision: null },
      deletes: [],
    });
  });
});
