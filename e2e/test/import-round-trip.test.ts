import { clusterRoundTrip } from './support/cluster-round-trip.ts';
import { describeWithCluster } from './support/control-plane.ts';
import { crdsOf, NETWORK_CRDS } from './support/crds-of.ts';
import { roundTrip } from './support/round-trip.ts';

/** Differences that no import can be without, by what they begin with, and why. */
const OUTSIDE: Readonly<Record<string, string>> = {
  '~ ConfigMap netloom-system/netloom-network':
    "netloom's own facts: the name of the network, its LAN, router, machines, firewall and intents, which no cluster holds",
  '- NetworkPolicy':
    'the Services that they are for are not among what is built, so that none is proven to be what netloom would write: the import names them under policies.others (decision 0097)',
  '~ NetworkPolicy cloudflare/cloudflared':
    'it selects the pods of Services, which are not among what is built: their selectors are unknown',
  '- ConfigMap netloom-system/proxmox-sdn': 'Proxmox is not in a cluster',
  '- CronJob netloom-system/proxmox-sdn': 'Proxmox is not in a cluster',
  '- Job netloom-system/proxmox-sdn': 'Proxmox is not in a cluster',
  '- Role netloom-system/proxmox-sdn': 'Proxmox is not in a cluster',
  '- RoleBinding netloom-system/proxmox-sdn': 'Proxmox is not in a cluster',
  '- ServiceAccount netloom-system/proxmox-sdn': 'Proxmox is not in a cluster',
};

interface Case {
  /** Differences that stay for now, each with its reason. */
  readonly known: Readonly<Record<string, string>>;
  /** What the import would add to the file of the network, or has differently, each with its reason. */
  readonly merged?: Readonly<Record<string, string>>;
  /** The same where a cluster is read, if it has others; null where the API server of the tests has no CRDs of it. */
  readonly inCluster?: Readonly<Record<string, string>> | null;
}

const LOGIN = 'a route names its Middlewares, and none says that the entry point asks for the login';
const NODES = 'one is made for each set of nodes, and what is built has no Node objects';
const ENVOY = 'no object of the files says that the Service of Envoy belongs to the Gateway';

const CASES: Readonly<Record<string, Case>> = {
  'networks/homelab': { known: {} },
  'examples/as-documented': {
    known: {
      '~ HelmChartConfig kube-system/traefik /spec/valuesContent':
        'a tunnel rule that leads to the Service hides that the entry point is its origin as well',
    },
    merged: {
      '~ services[vaultwarden/vaultwarden].expose[passwords.jigga.xyz tunnel].origin':
        'the file states two origins, and a tunnel rule has one',
    },
  },
  'examples/flux': { known: {} },
  'examples/dual-stack-bgp': {
    known: {},
    inCluster: {
      '~ HelmChartConfig kube-system/traefik /spec/valuesContent':
        'the IPv6 networks are in the configuration of servers, and in no object that is applied',
    },
    merged: {
      '+ services[media/media].expose[*.media.example.org tunnel].originRequest':
        'the server name of a wildcard that goes through an entry point is derived when it is built',
    },
  },
  'examples/gateways': {
    known: {
      '- Middleware photos/internal-forward-auth': LOGIN,
      '+ Middleware photos/photos.int.example.net-forward-auth': LOGIN,
      '~ IngressRoute photos/photos.int.example.net /spec/routes/0/middlewares/0/name': LOGIN,
      '~ ConfigMap cloudflare/cloudflared /data/config.yaml': ENVOY,
      '~ Deployment cloudflare/cloudflared /spec/template/metadata/annotations/checksum~1config': ENVOY,
    },
  },
  'examples/minimal': { known: {} },
  'e2e/fixtures/imported/several-ports': {
    known: {},
    merged: {
      '+ services[git/gitea].expose[git.example.net tunnel].port':
        'no object states which port of a Service comes first',
    },
  },
  'e2e/fixtures/imported/cilium-bgp': {
    known: {
      '- CiliumBGPClusterConfig /netloom-alpha': NODES,
      '- CiliumBGPClusterConfig /netloom-beta': NODES,
    },
    inCluster: null,
    merged: {
      '+ loadBalancer.bgp.peers[core].nodes': NODES,
      '+ loadBalancer.bgp.peers[core].keepaliveTime':
        'Cilium states both timers, of which the file states one',
    },
  },
};

describe('what is built, imported and built again', () => {
  it.each(Object.entries(CASES))(
    'of %s has no other differences',
    async (network, { known, merged = {} }) => {
      const { imported, merged: found, differences } = await roundTrip(network);
      expect(insideOf(differences)).toEqual(Object.keys(known).toSorted());
      expect(found.toSorted()).toEqual(Object.keys(merged).toSorted());
      expect(imported.networks.map(({ isValid }) => isValid)).toEqual([true]);
      expect(imported.diagnostics).toEqual([]);
    },
  );
});

describeWithCluster('what is built, applied, imported from the cluster and built again', (crds) => {
  it.each(Object.entries(CASES).filter(([, { inCluster }]) => inCluster !== null))(
    'of %s has no other differences',
    async (network, { known, inCluster }) => {
      const served = crdsOf(crds, ...NETWORK_CRDS, 'cert-manager/clusterissuers', 'gateway-api');
      const { run, text, differences, withFiles } = await clusterRoundTrip(network, served);
      expect(insideOf(differences)).toEqual(Object.keys(inCluster ?? known).toSorted());
      expect(run).toMatchObject({ code: 0, stdout: '' });
      expect(run.stderr).not.toMatch(/(?:error|warning|info)\[|cannot/);
      expect(text).not.toMatch(FILLED_IN);
      // the repository that was applied adds nothing, and says how things are ordered
      expect(withFiles.code).toBe(0);
      expect(sortedLines(withFiles.stdout)).toEqual(sortedLines(text));
      expect(withFiles.stderr).not.toMatch(/(?:error|warning|info)\[/);
    },
    300_000,
  );
});

/** What the API server fills in, and no network of the repository states. */
const FILLED_IN =
  /nodePort|clusterIP|sessionAffinity|trafficPolicy|protocol: TCP|port: 179|uid|resourceVersion/;

/** What is a guess depends on the order. */
function sortedLines(text: string): readonly string[] {
  return text
    .split('\n')
    .filter((line) => !line.includes('# guessed: '))
    .toSorted();
}

/** Without the differences that no import can be without. */
function insideOf(differences: readonly string[]): readonly string[] {
  return differences.filter((one) => !Object.keys(OUTSIDE).some((start) => one.startsWith(start)));
}
