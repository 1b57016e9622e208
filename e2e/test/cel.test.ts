import type { Kind } from '@netloom/chart-kit';
import { openCluster, parseObject, type ClusterClient } from '@netloom/cluster';
import { applyCrds, startControlPlane, type ControlPlane } from '@netloom/control-plane';
import { load } from 'js-yaml';
import { describeWithCluster } from './support/control-plane.ts';
import { crdsOf } from './support/crds-of.ts';
import { kindNamed, OWN_KINDS } from './support/own-kinds.ts';

const PEER = { myASN: 64512, peerASN: 64513, peerAddress: '192.0.2.1' };
const ROUTER = { subnetRouter: { advertiseRoutes: ['192.0.2.0/24'] } };

/** Each CEL rule of their CRDs by its message, and a spec that breaks it; null where only a change of an object can. */
const BROKEN: Readonly<Record<string, { readonly kind: Kind; readonly spec: object } | null>> = {
  'connect time should be between 1 seconds to 65535': {
    kind: kindNamed('BGPPeer'),
    spec: { ...PEER, connectTime: '0s' },
  },
  'connect time should contain a whole number of seconds': {
    kind: kindNamed('BGPPeer'),
    spec: { ...PEER, connectTime: '1500ms' },
  },
  // the field is none that netloom writes
  'EnableGracefulRestart cannot be changed after creation': null,
  'serviceSelectors and aggregationLength are mutually exclusive, can only be used together with default aggregationLength (32) and aggregationLengthV6 (128)':
    {
      kind: kindNamed('BGPAdvertisement'),
      spec: { serviceSelectors: [{ matchLabels: { app: 'web' } }], aggregationLength: 24 },
    },
  'A Connector needs to have at least one of exit node, subnet router or app connector configured.': {
    kind: kindNamed('Connector'),
    spec: { hostname: 'router' },
  },
  'The appConnector field is mutually exclusive with exitNode and subnetRouter fields.': {
    kind: kindNamed('Connector'),
    spec: { ...ROUTER, appConnector: {} },
  },
  'The hostname field cannot be specified when replicas is greater than 1.': {
    kind: kindNamed('Connector'),
    spec: { ...ROUTER, hostname: 'router', replicas: 2 },
  },
  'The hostname and hostnamePrefix fields are mutually exclusive.': {
    kind: kindNamed('Connector'),
    spec: { ...ROUTER, hostname: 'router', hostnamePrefix: 'router' },
  },
  // the model has no such field
  'Connector tailnet is immutable': null,
  // the field is none that netloom writes
  'driver is immutable after creation': null,
  'ServiceMonitor can only be enabled if metrics are enabled': {
    kind: kindNamed('ProxyClass'),
    spec: { metrics: { enable: false, serviceMonitor: { enable: true } } },
  },
};

describeWithCluster('the CEL rules of the CRDs', (crds) => {
  let plane: ControlPlane;
  let cluster: ClusterClient;

  beforeAll(async () => {
    plane = await startControlPlane();
    await applyCrds(plane.kubeconfig, crdsOf(crds, 'metallb', 'tailscale'));
    cluster = await openCluster({ kubeconfig: plane.kubeconfig, env: process.env });
  }, 1_800_000);

  afterAll(async () => {
    await cluster.close();
    await plane.stop();
  });

  it('are all in the list', () => {
    const messages = [...crds.values()].map((text) => load(text)).flatMap(rulesOf);
    expect(new Set(messages)).toEqual(new Set(Object.keys(BROKEN)));
  });

  const breakable = Object.entries(BROKEN).flatMap(([message, broken]) =>
    broken === null ? [] : [{ message, ...broken }],
  );

  it.each(breakable)(
    'refuse what breaks "$message", and so does our own kind',
    async ({ message, kind, spec }) => {
      const { apiVersion, scope } = kind;
      const metadata = { name: 'broken', ...(scope === 'Cluster' ? {} : { namespace: 'default' }) };
      const object = parseObject({ apiVersion, kind: kind.kind, metadata, spec });
      await expect(cluster.apply(object, { dryRun: true })).rejects.toThrow(message);
      expect(() => {
        new kind({ metadata, spec }).validate();
      }).toThrow();
    },
  );
});

/** The messages of a CRD of ours, of its versions that we write. */
function rulesOf(crd: unknown): readonly string[] {
  const { spec } = crd as {
    readonly spec: {
      readonly group: string;
      readonly names: { readonly kind: string };
      readonly versions: readonly { readonly name: string; readonly schema: unknown }[];
    };
  };
  return spec.versions
    .filter(({ name }) =>
      OWN_KINDS.some(
        ({ apiVersion, kind }) => kind === spec.names.kind && apiVersion === `${spec.group}/${name}`,
      ),
    )
    .flatMap(({ schema }) => messagesIn(schema));
}

function messagesIn(schema: unknown): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]: [string, unknown]) => {
    if (key !== 'x-kubernetes-validations' || !Array.isArray(value)) return messagesIn(value);
    return value.map((rule: { readonly message: string }) => rule.message);
  });
}
