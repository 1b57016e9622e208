import { parseObject, type ApiObject } from '@netloom/cluster';
import { pool } from '@netloom/cluster/testing';
import { loadText, minimalWith } from '@netloom/network-model/testing';
import type { Observation } from '../../src/observe/observation.ts';
import type { Allowances } from '../../src/plan/allowances.ts';
import { planChecksum } from '../../src/plan/checksum.ts';
import { planRollout } from '../../src/plan/plan-rollout.ts';
import { isEmpty, type Plan } from '../../src/plan/plan.ts';
import { printPlan } from '../../src/plan/print-plan.ts';
import { observed, OURS, rejected, served, taken } from '../observed.ts';
import { release } from '../releases.ts';

const SMALL = minimalWith(`loadBalancer:
  pools: [{ name: lan, addresses: [192.168.1.240/32] }]
  l2Advertisements: [{ name: all, pools: [lan] }]
tunnel: { id: 6ff42ae2-765d-4adf-8112-31c55c1551ef, credentials: { existingSecret: tunnel, key: credentials.json } }
`).replace('name: test', 'name: small');
const facts = loadText(SMALL);
const FACTS = parseObject({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'facts', namespace: 'netloom-system' },
});
const UID = '3f2c1b0a-0000-4000-8000-000000000001';
const NONE: Allowances = {
  adopt: false,
  forceConflicts: false,
  install: new Set(),
  deletes: new Map(),
  otherDelivery: false,
};

function namespace(name: string, labels: object = { 'app.kubernetes.io/managed-by': 'netloom' }): ApiObject {
  return parseObject({ apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } });
}

function umbrella(...objects: readonly ApiObject[]): Observation['umbrella'] {
  return { chart: { kind: 'path', path: '' }, steps: [], objects };
}

/** A cluster that has nothing of the network yet. */
const EMPTY: Observation = {
  cluster: {
    context: 'lab',
    server: 'https://192.168.1.10:6443',
    version: 'v1.37.1+k3s1',
    uid: UID,
    authorities: [],
  },
  until: 'network',
  network: null,
  installed: { by: 'nobody', left: null },
  release: null,
  operatorReleases: new Map([['metallb', null]]),
  crds: [],
  applications: [],
  helmCharts: [],
  umbrella: umbrella(FACTS, pool()),
  namespaces: new Map(['cloudflare', 'metallb-system', 'netloom-system'].map((name) => [name, null])),
  secrets: new Map([['cloudflare/tunnel', null]]),
  objects: [observed({ desired: FACTS }), observed({ desired: pool(), served: false })],
  pools: [],
  argoSettings: null,
  addonSources: new Map(),
};

function plan(observation: Partial<Observation>, allowed: Partial<Allowances> = {}): Plan {
  return planRollout({
    facts,
    observation: { ...EMPTY, ...observation },
    allowed: { ...NONE, ...allowed },
  });
}

/** What is printed, from what an apply does on. */
function printed(made: Plan): string {
  const text = printPlan(made, 'a against b');
  return text.slice(text.indexOf('small → ')).replace(planChecksum(made), 'HEX');
}

function codes({ refusals }: Plan): readonly string[] {
  return refusals.map(({ code }) => code);
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
const READY = { namespaces: NAMESPACES, secrets: SECRETS };
const VALUES = { crds: { enabled: true }, frrk8s: { enabled: false }, speaker: { frr: { enabled: false } } };
const RUNNING = { operatorReleases: new Map([['metallb', release({ values: VALUES })]]) };

describe(planRollout, () => {
  it('plans an empty cluster, and refuses since a Secret is missing', () => {
    expect(printed(plan({}))).toBe(`small → lab (https://192.168.1.10:6443, v1.37.1+k3s1)
namespaces
  + cloudflare
  + metallb-system
  + netloom-system
secrets
  ? cloudflare/tunnel is missing
operators
  + metallb 0.16.1 into metallb-system
network (first install)
  = 2 objects

note: this would be the first install: there is nothing to compare with

refused[secret-missing]: Secret cloudflare/tunnel does not exist. Credentials file of the tunnel, for cloudflared.
  netloom apply --until namespaces
  SECRETS=\${SECRETS:-$(mktemp -d)}
  kubectl --namespace cloudflare create secret generic tunnel \\
    --from-file=credentials.json="$SECRETS/credentials.json"

objects: 2 to create, 0 to change, 0 to delete; operators: 1 to install
refused: 1 reason above
checksum HEX
`);
  });

  it('says of a first install what it claims, and who reaches what from then on', () => {
    const text = printPlan(plan({}), 'a against b');
    expect(text.slice(0, text.indexOf('\nobjects\n'))).toBe(`a against b

addresses
  + pool:lan is new: holds 192.168.1.240

who reaches what
  + tcp://192.168.1.10:6443 can be reached from lan, nodes and all pods
`);
    const until = plan({ until: 'namespaces', umbrella: null, objects: [] });
    const other = plan({ installed: { by: 'nobody', left: 'homelab' } });
    expect([until, other].map(({ statements }) => statements)).toEqual([[], []]);
  });

  it.each<Observation['until']>(['namespaces', 'operators', 'network'])(
    'refuses a cluster that holds another network, up to the %s',
    (until) => {
      const made = plan({ installed: { by: 'nobody', left: 'homelab' }, secrets: SECRETS, until });
      expect([codes(made), made.rollout?.firstInstall]).toEqual([['other-network'], false]);
    },
  );

  it('is a first install where the cluster holds no network and the file pins none', () => {
    const pinned = loadText(SMALL.replace('cluster: {', `cluster: { identity: { uid: ${UID} },`));
    expect(plan({}).rollout?.firstInstall).toBe(true);
    const known = planRollout({ facts: pinned, observation: EMPTY, allowed: NONE });
    expect(known.rollout?.firstInstall).toBe(false);
    expect(plan({ installed: { by: 'nobody', left: 'small' } }).rollout?.firstInstall).toBe(false);
  });

  it('asks for no Secret and no operator where only namespaces are planned', () => {
    const made = plan({ until: 'namespaces', umbrella: null, objects: [] });
    expect(printed(made)).toBe(`small → lab (https://192.168.1.10:6443, v1.37.1+k3s1)
namespaces
  + cloudflare
  + metallb-system
  + netloom-system

objects: 0 to create, 0 to change, 0 to delete
checksum HEX
`);
    expect(isEmpty(made)).toBe(false);
  });

  it('stops at the operators if asked to', () => {
    const { objects, rollout } = plan({ secrets: SECRETS, until: 'operators', umbrella: null, objects: [] });
    expect([rollout?.secrets.length, rollout?.operators.length, objects]).toEqual([1, 1, []]);
  });

  it('says what changes in a cluster that has the network, and what goes', () => {
    const gone = parseObject({ ...FACTS, metadata: { ...FACTS.metadata, name: 'gone' } });
    const before = parseObject({ ...pool(), spec: { addresses: ['192.168.7.240/32'] } });
    const observation: Partial<Observation> = {
      ...READY,
      namespaces: new Map([
        ...NAMESPACES,
        ['metallb-system', namespace('metallb-system', { team: 'infra' })],
      ]),
      operatorReleases: new Map([['metallb', release({ status: 'pending-upgrade' })]]),
      release: release({
        name: 'netloom',
        revision: { number: 4, status: 'deployed', secret: '', begun: 0, limitMs: 0 },
      }),
      objects: [
        observed({
          installed: FACTS,
          desired: FACTS,
          live: served(FACTS),
          dryRun: taken('both', served(FACTS)),
        }),
        observed({ installed: gone, live: served(gone), dryRun: taken('installed', served(gone)) }),
        observed({
          installed: before,
          desired: pool(),
          live: served(before),
          dryRun: taken('desired', served(pool())),
        }),
      ],
    };
    const made = plan(observation);
    expect(made.objects.map(({ action, kind, name }) => [action, kind, name])).toEqual([
      ['delete', 'ConfigMap', 'gone'],
      ['change', 'IPAddressPool', 'lan'],
    ]);
    expect(printed(made)).toBe(`small → lab (https://192.168.1.10:6443, v1.37.1+k3s1)
namespaces
  = cloudflare
  . metallb-system is not ours and stays as it is: team=infra
  = netloom-system
secrets
  = cloudflare/tunnel
operators
  ~ metallb 0.16.1: it was left pending-upgrade, which is repaired first
network (revision 4)
  = 2 objects

note: this would be the first install: there is nothing to compare with

objects: 0 to create, 1 to change, 1 to delete; operators: 1 to upgrade
checksum HEX
`);
  });

  it('is empty where nothing is to be done', () => {
    const installed: Partial<Observation> = {
      ...READY,
      ...RUNNING,
      release: release({ name: 'netloom' }),
      objects: [
        observed({
          installed: FACTS,
          desired: FACTS,
          live: served(FACTS),
          dryRun: taken('both', served(FACTS)),
        }),
      ],
    };
    expect(isEmpty(plan(installed))).toBe(true);
    const pending = { ...installed, release: release({ name: 'netloom', status: 'pending-upgrade' }) };
    expect(isEmpty(plan(pending))).toBe(false);
    expect(isEmpty(plan({ ...installed, namespaces: EMPTY.namespaces }))).toBe(false);
    expect(isEmpty(plan({ ...installed, operatorReleases: new Map() }))).toBe(false);
  });

  it('says whose objects are taken over', () => {
    const live = served(pool(), { annotations: {} });
    const objects = [observed({ desired: pool(), live, dryRun: taken('desired', live) })];
    const made = plan({ ...READY, ...RUNNING, objects }, { adopt: true });
    expect(printPlan(made, '')).toContain(
      '\nobjects\n  ! IPAddressPool metallb-system/lan (owner: nobody)\n',
    );
    expect(printPlan(made, '')).toContain('\nobjects: 0 to create, 0 to change, 1 to adopt, 0 to delete\n');
    const refused = plan({ ...READY, ...RUNNING, objects });
    expect(printPlan(refused, '')).toContain('\n  ? IPAddressPool metallb-system/lan (owner: nobody)\n');
    expect([codes(refused), planChecksum(refused)]).toEqual([['foreign-object'], planChecksum(made)]);
  });

  it('says what the pools are between two steps', () => {
    const desired = [
      pool({ name: 'a' }),
      parseObject({ ...pool({ name: 'b' }), spec: { addresses: ['192.168.7.240/32'] } }),
    ];
    const held = ['192.168.7.231-192.168.7.240'];
    const pools = [parseObject({ ...pool({ name: 'b', annotations: OURS }), spec: { addresses: held } })];
    const objects = desired.map((object) => observed({ desired: object }));
    const made = plan({ ...READY, objects, pools, umbrella: umbrella(...desired) });
    expect(made.twoSteps?.moves).toEqual([{ from: 'b', to: 'a', addresses: '192.168.7.231-192.168.7.232' }]);
    expect(printPlan(made, '')).toContain('\n  1. b has 192.168.7.240/32\n');
  });

  it('refuses what the server would not take, unless a new operator may be what it lacks', () => {
    const objects = [
      observed({
        installed: FACTS,
        desired: pool(),
        live: served(pool()),
        dryRun: rejected('desired', 'no'),
      }),
    ];
    expect(codes(plan({ ...READY, objects }))).toEqual([]);
    expect(codes(plan({ ...READY, ...RUNNING, objects }))).toEqual(['server-refuses']);
  });

  it('refuses to delete a large part of a kind, unless it is allowed', () => {
    const objects = Array.from({ length: 10 }, (_, index) => {
      const installed = parseObject({ ...FACTS, metadata: { ...FACTS.metadata, name: `c${index}` } });
      return observed({ installed, live: served(installed) });
    });
    expect(codes(plan({ ...READY, objects }))).toEqual(['too-many-deletes']);
    expect(codes(plan({ ...READY, objects }, { deletes: new Map([['ConfigMap', 10]]) }))).toEqual([]);
  });

  it('can be made of a network that Argo CD delivers, and not be applied', () => {
    const installed: Observation['installed'] = {
      by: 'argo',
      application: 'home',
      facts: { name: 'small', networkYaml: null },
    };
    expect(codes(plan({ ...READY, installed }))).toEqual(['argo-owns-network']);
    expect(codes(plan({ ...READY, installed }, { otherDelivery: true }))).toEqual([]);
  });

  it('refuses while the release is being uninstalled', () => {
    const leaving = release({ name: 'netloom', status: 'uninstalling' });
    expect(plan({ ...READY, release: leaving }).refusals).toEqual([
      {
        code: 'release-going',
        message: 'The network is being removed, or that was stopped: its Helm release is uninstalling.',
        help: 'End it with `netloom remove`, then run this again.',
      },
    ]);
  });

  it('names the command that installs a kind which no operator of the network does', () => {
    const desired = parseObject({
      apiVersion: 'traefik.io/v1alpha1',
      kind: 'IngressRoute',
      metadata: { name: 'a' },
    });
    expect(plan({ ...READY, objects: [observed({ desired, served: false })] }).refusals).toEqual([
      {
        code: 'kind-missing',
        message: 'The cluster does not serve IngressRoute of traefik.io/v1alpha1.',
        help: 'K3s installs it: start the servers without --disable=traefik and without --disable-helm-controller',
      },
    ]);
  });

  it('treats a release that was uninstalled, and whose history was kept, as none', () => {
    const kept = release({ name: 'netloom', status: 'uninstalled', manifest: 'kind: x' });
    expect(plan({ release: kept }).rollout).toMatchObject({ release: { action: 'install', revision: null } });
  });
});
