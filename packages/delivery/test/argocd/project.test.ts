import { fileURLToPath } from 'node:url';
import { umbrellaValues } from '@netloom/engine';
import { findHelm } from '@netloom/helm';
import type { Network } from '@netloom/network-model';
import { loadAll } from 'js-yaml';
import * as z from 'zod';
import { appProject } from '../../src/argocd/project.ts';
import { templateUmbrella } from '../../src/index.ts';
import { operators } from '../../src/operators/operators.ts';
import { networkIn, ROOT } from '../networks.ts';

const Manifest = z.looseObject({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.looseObject({ namespace: z.string().optional() }),
});

const { network } = (await networkIn('networks/homelab')).facts;
const { delivery } = network;
if (delivery === null) throw new Error('the homelab says how it is delivered');
const { spec } = appProject({ network, delivery, operators: operators(network) });

describe(appProject, () => {
  it('lets in every object of the umbrella, each into its namespace', async () => {
    const manifests = await templateUmbrella({
      charts: fileURLToPath(new URL('charts', ROOT)),
      values: umbrellaValues(network),
      helm: await findHelm(process),
    });
    const refused = loadAll(manifests)
      .map((document) => Manifest.parse(document))
      .filter(({ apiVersion, kind, metadata }) => {
        const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
        const allowed =
          metadata.namespace === undefined ? spec.clusterResourceWhitelist : spec.namespaceResourceWhitelist;
        const kindFits = allowed?.some((each) => each.group === group && each.kind === kind) === true;
        const namespaceFits =
          metadata.namespace === undefined ||
          spec.destinations?.some(({ namespace }) => namespace === metadata.namespace) === true;
        return !kindFits || !namespaceFits;
      });
    expect(refused).toEqual([]);
  });

  it('lets in no kind that the network does not use', () => {
    const kinds = spec.namespaceResourceWhitelist?.map(({ kind }) => kind) ?? [];
    expect(kinds.filter((kind) => ['BGPPeer', 'HTTPRoute', 'PodMonitor', '*'].includes(kind))).toEqual([]);
  });

  it('reads from the repositories it needs', () => {
    expect(spec.sourceRepos).toEqual([
      'https://git.example.com/homelab/netloom.git',
      'registry.example.com/netloom',
      'https://charts.jetstack.io',
      'https://kubernetes-sigs.github.io/external-dns/',
      'https://metallb.github.io/metallb',
      'https://pkgs.tailscale.com/helmcharts',
    ]);
  });

  it("lets the umbrella into CoreDNS' namespace where split horizon is on", () => {
    const namespacesOf = (splitHorizon: Network['cluster']['splitHorizon']): readonly unknown[] => {
      const cluster = { ...network.cluster, splitHorizon };
      const other = { ...network, tls: null, ingress: null, cluster };
      const { destinations = [] } = appProject({ network: other, delivery, operators: [] }).spec;
      return destinations.map(({ namespace }) => namespace);
    };
    expect(namespacesOf({ forwarders: [] })).toContain('kube-system');
    expect(namespacesOf(null)).not.toContain('kube-system');
  });

  it("lets in Tailscale's nameserver as a kind without a namespace", async () => {
    const other = (await networkIn('examples/dual-stack-bgp')).facts.network;
    const { clusterResourceWhitelist } = appProject({ network: other, delivery, operators: [] }).spec;
    expect(clusterResourceWhitelist).toContainEqual({ group: 'tailscale.com', kind: 'DNSConfig' });
  });
});
