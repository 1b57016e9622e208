import type { Network } from '@netloom/network-model';
import { describePlaces, placesOf } from '../../device.ts';
import { dnsResolver, type DnsResolver } from '../../dns-resolver.ts';
import { NotChecked } from '../../not-checked.ts';
import { fixBy } from '../../outcome.ts';
import type { Vantage } from '../../vantage.ts';
import { digCommand, namesCheck } from './names.ts';

/** What the resolver of pods answers. */
export const clusterNamesCheck = namesCheck({
  id: 'dns-cluster',
  title: "names, by the cluster's CoreDNS",
  resolver: 'cluster',
  find: async (vantage, network) =>
    vantage.resolvers.cluster ?? (await podResolver(vantage)) ?? clusterResolver(vantage, network),
  fix: ({ name }, { server }) =>
    fixBy(
      'See how CoreDNS is configured and what it does.',
      'kubectl --namespace kube-system get configmap coredns-custom --output yaml',
      'kubectl --namespace kube-system logs --selector k8s-app=kube-dns --tail 20',
      digCommand(name, server),
    ),
});

/** That of a pod, where one was asked for; why it could not be asked is thrown. */
async function podResolver({ pod }: Vantage): Promise<DnsResolver | null> {
  const answers = await pod;
  if (answers === null) return null;
  const { where: server, resolve } = answers;
  return { server, ask: async (name, type) => Promise.resolve(resolve(name, type)) };
}

/** Its address is one of the cluster's: nodes have it, and devices of the tailnet where a Connector advertises it. */
function clusterResolver({ device, timeoutMs }: Vantage, network: Network): ReturnType<typeof dnsResolver> {
  const [address] = network.cluster.clusterDns;
  if (address === undefined) throw new NotChecked('the network states no address of CoreDNS', 'not-here');
  const places = placesOf(device, network);
  const isRouted = network.routes.some(({ cidr }) => cidr.contains(address));
  if (places.some(({ space }) => space === 'node' || (space === 'tailnet' && isRouted))) {
    return dnsResolver(address.toString(), timeoutMs);
  }
  const why = `${address} is inside of the cluster, and this device stands ${describePlaces(places)}`;
  throw new NotChecked(why, 'not-here');
}
