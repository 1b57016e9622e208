import { isDeepStrictEqual } from 'node:util';
import { validateByKind } from './support/kinds.ts';
import { idOf, templateNetwork, type Manifest, type Templated } from './support/manifests.ts';
import { specsIn } from './support/specs.ts';

/** Kinds without a namespace among those that the charts render. */
const CLUSTER_SCOPED = new Set(['Connector', 'DNSConfig', 'ProxyClass']);

/** Of the values of proxmox-sdn, only these become objects: zones, VNets and subnets are data in one ConfigMap. */
const OBJECTS_OF_PROXMOX = ['enabled', 'networkPolicies'];

function objectSpecs({ values }: Templated): ReturnType<typeof specsIn> {
  // as the umbrella's schema has it
  const { 'proxmox-sdn': proxmox, ...others } = values as Readonly<Record<string, object>>;
  const objects = Object.entries(proxmox ?? {}).filter(([key]) => OBJECTS_OF_PROXMOX.includes(key));
  return specsIn({ ...others, 'proxmox-sdn': Object.fromEntries(objects) });
}

describe.each(['networks/homelab', 'examples/dual-stack-bgp', 'examples/minimal'])(
  '%s, through Helm',
  (folder) => {
    let templated: Templated;

    beforeAll(async () => {
      templated = await templateNetwork(folder);
    }, 300_000);

    it('gives objects that are valid by their kind', () => {
      const mistakes = templated.manifests.flatMap((manifest) => {
        try {
          validateByKind(manifest);
          return [];
        } catch (error) {
          return [`${idOf(manifest)}: ${String(error)}`];
        }
      });
      expect(mistakes).toEqual([]);
    });

    it('gives each object once', () => {
      const ids = templated.manifests.map(idOf);
      expect(ids).toEqual([...new Set(ids)]);
    });

    it('puts each spec of the values into exactly one object', () => {
      const specs = objectSpecs(templated);
      const wrong = specs
        .map(({ name, namespace, spec }) => ({
          name,
          objects: templated.manifests.filter(
            ({ metadata, spec: made }) =>
              metadata.name === name &&
              (namespace === undefined || metadata.namespace === namespace) &&
              isDeepStrictEqual(made, spec),
          ).length,
        }))
        .filter(({ objects }) => objects !== 1);
      expect(wrong).toEqual([]);
    });

    it('gives each namespaced object its namespace', () => {
      const without = templated.manifests.filter(
        ({ kind, metadata }) => (metadata.namespace === undefined) !== CLUSTER_SCOPED.has(kind),
      );
      expect(without.map(idOf)).toEqual([]);
    });

    it('holds no Secret and no controller', () => {
      const kinds = new Set(templated.manifests.map(({ kind }) => kind));
      expect(
        [...kinds].filter((kind) => /^(Secret|CustomResourceDefinition|ClusterRole|DaemonSet)$/.test(kind)),
      ).toEqual([]);
    });
  },
);

describe('networks/homelab', () => {
  let manifests: readonly Manifest[];
  let specs: ReturnType<typeof specsIn>;

  beforeAll(async () => {
    const templated = await templateNetwork('networks/homelab');
    manifests = templated.manifests;
    specs = objectSpecs(templated);
  }, 300_000);

  it('is not read back empty', () => {
    expect(specs.length).toBeGreaterThan(20);
    expect(manifests.length).toBeGreaterThan(specs.length);
  });

  it('renders what the commands of the troubleshooting page select', () => {
    const find = (kind: string, name: string, namespace?: string): Manifest | undefined =>
      manifests.find(
        (object) =>
          object.kind === kind && object.metadata.name === name && object.metadata.namespace === namespace,
      );
    // kubectl rollout restart deployment/cloudflared -n cloudflare · kubectl logs -n cloudflare -l app=cloudflared
    expect(find('Deployment', 'cloudflared', 'cloudflare')).toMatchObject({
      spec: {
        selector: { matchLabels: { app: 'cloudflared' } },
        template: { metadata: { labels: { app: 'cloudflared' } } },
      },
    });
    // kubectl get connector
    expect(find('Connector', 'k3s-router')).toMatchObject({ spec: { hostname: 'k3s-router' } });
    expect(find('IPAddressPool', 'default-pool', 'metallb-system')).toBeDefined();
    expect(find('L2Advertisement', 'default', 'metallb-system')).toBeDefined();
  });
});
