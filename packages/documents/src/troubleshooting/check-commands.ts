import { fencedBlock } from '@netloom/chart-kit';
import { balancing, type LoadBalancer, type Network } from '@netloom/network-model';
import { internalExample } from '../facts/internal-example.ts';
import { askedHost, exampleOf } from '../facts/ways-in.ts';

interface Check {
  readonly title: string;
  readonly commands: readonly string[];
}

/** Commands that show where a way in is broken, with this network's names; no value of them needs quotes in a shell. */
export function checkCommands(network: Network): string | null {
  const checks = [
    dnsCheck(network),
    tunnelCheck(network),
    tailnetCheck(network),
    loadBalancerCheck(network),
    overlayCheck(network),
  ].filter(({ commands }) => commands.length > 0);
  if (checks.length === 0) return null;
  const text = checks.map(({ title, commands }) => [`# ${title}`, ...commands].join('\n')).join('\n\n');
  return fencedBlock('bash', text);
}

function dnsCheck(network: Network): Check {
  const publicExample = exampleOf(network.exposures.filter(({ via }) => via === 'tunnel'));
  const hosts = [
    publicExample === null ? null : askedHost(publicExample),
    internalExample(network)?.host ?? null,
  ].filter((host) => host !== null);
  return { title: 'Test DNS resolution', commands: hosts.map((host) => `nslookup ${host}`) };
}

function tunnelCheck({ tunnel, actors }: Network): Check {
  const title = 'Test Cloudflare tunnel';
  const labels = actors.find(({ name }) => name === 'cloudflared')?.labels;
  if (tunnel === null || labels === undefined) return { title, commands: [] };
  const selector = Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .join(',');
  return { title, commands: [`kubectl logs -n ${tunnel.namespace} -l ${selector} --tail=20`] };
}

/** Connectors belong to no namespace; the operator's own chart gives its pods the label. */
function tailnetCheck({ tailnet, connectors }: Network): Check {
  const title = 'Test Tailscale connectivity';
  if (tailnet === null) return { title, commands: [] };
  const get = connectors.length === 0 ? [] : ['kubectl get connector'];
  return { title, commands: [...get, `kubectl logs -n ${tailnet.namespace} -l app=operator --tail=20`] };
}

function loadBalancerCheck(network: Network): Check {
  const { loadBalancer } = network;
  const title = `Test ${loadBalancer?.by === 'none' ? 'load balancer' : balancing(network).title}`;
  if (loadBalancer === null) return { title, commands: [] };
  const commands = ['kubectl get svc -A | grep LoadBalancer', ...objectsCommand(loadBalancer)];
  return { title, commands };
}

function objectsCommand({ by, namespace }: LoadBalancer): readonly string[] {
  if (by === 'metallb') {
    return [`kubectl get ipaddresspool,l2advertisement,bgpadvertisement -n ${namespace}`];
  }
  return by === 'cilium'
    ? ['kubectl get ciliumloadbalancerippool,ciliuml2announcementpolicy,ciliumbgpclusterconfig']
    : [];
}

/** The largest packet that gets from one node to another unbroken: 28 bytes are the headers of IPv4 and ICMP. */
function overlayCheck({ nodes, subnets, cluster }: Network): Check {
  const title = 'Test the path between nodes, with the largest packet it carries';
  const [first, second] = nodes;
  const onSdn = cluster.flannel.network === 'sdn';
  const target = (onSdn ? second?.sdnAddresses : second?.addresses)?.find(({ family }) => family === 4);
  const mtu = target && subnets.find(({ cidr }) => cidr.contains(target))?.mtu;
  if (first === undefined || target === undefined || mtu === null || mtu === undefined) {
    return { title, commands: [] };
  }
  return { title: `${title}, on ${first.name}`, commands: [`ping -c 3 -M do -s ${mtu - 28} ${target}`] };
}
