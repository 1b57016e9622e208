import { providerOf } from '../dns-providers/index.ts';
import { ingressOf, isTraefik } from '../ingress-of.ts';
import { isAcme, solvedZones } from '../issuer-of.ts';
import { LOAD_BALANCERS, metallbOf } from '../load-balancers.ts';
import type { Network } from '../network.ts';
import { describeList } from '../rules/shared/describe.ts';

/** The release that holds the umbrella. */
export const NETLOOM_NAMESPACE = 'netloom-system';
export const EXTERNAL_DNS_NAMESPACE = 'external-dns';
export const CERT_MANAGER_NAMESPACE = 'cert-manager';

/** A Secret that has to exist before anything is installed: netloom only references it. */
export interface PrerequisiteSecret {
  readonly namespace: string;
  readonly name: string;
  readonly type: 'Opaque' | 'kubernetes.io/basic-auth';
  readonly keys: readonly string[];
  /** What it holds and which program reads it. */
  readonly purpose: string;
}

export function prerequisiteSecrets(network: Network): readonly PrerequisiteSecret[] {
  const { tunnel, tailnet, dns, proxmox } = network;
  const secrets: PrerequisiteSecret[] = [];
  if (tunnel !== null) {
    const { credentials, token, namespace } = tunnel;
    const { existingSecret: name, key } = token ?? credentials;
    const what = token === null ? 'Credentials file' : 'Token';
    const purpose = `${what} of the tunnel, for cloudflared.`;
    secrets.push({ namespace, name, type: 'Opaque', keys: [key], purpose });
  }
  if (tailnet !== null) {
    secrets.push({
      namespace: tailnet.namespace,
      name: tailnet.oauth.existingSecret,
      type: 'Opaque',
      keys: ['client_id', 'client_secret'],
      purpose:
        'OAuth client with write access to devices, auth keys and services, for the Tailscale operator.',
    });
  }
  for (const zones of Map.groupBy(dns?.zones ?? [], ({ existingSecret }) => existingSecret).values()) {
    const [first] = zones;
    if (first === undefined) continue;
    secrets.push({
      namespace: EXTERNAL_DNS_NAMESPACE,
      name: first.existingSecret,
      type: 'Opaque',
      keys: [...new Set(zones.flatMap((zone) => providerOf(zone).secretKeys(zone)))],
      purpose: [...new Set(zones.map((zone) => providerOf(zone).secretPurpose(zone)))].join(' '),
    });
  }
  secrets.push(...solverSecrets(network));
  for (const { name, writer } of network.resolvers) {
    if (writer === null) continue;
    secrets.push({
      namespace: EXTERNAL_DNS_NAMESPACE,
      name: writer.existingSecret,
      type: 'Opaque',
      keys: [writer.secretKey],
      purpose: `Password or token of the resolver ${name}, for external-dns.`,
    });
  }
  if (proxmox !== null && (proxmox.drift !== null || proxmox.reconcile !== null)) {
    secrets.push({
      namespace: NETLOOM_NAMESPACE,
      name: proxmox.api.credentials.existingSecret,
      type: 'Opaque',
      keys: [proxmox.api.credentials.key],
      purpose: 'API token of Proxmox, one line user@realm!id=secret, for the jobs of proxmox-sdn.',
    });
  }
  secrets.push(...authorities(network));
  const speaker = bgpSpeaker(network);
  for (const { name, existingSecret } of network.bgpPeers) {
    if (existingSecret === null || speaker === null) continue;
    const { namespace, type, title } = speaker;
    if (secrets.some((other) => other.namespace === namespace && other.name === existingSecret)) continue;
    secrets.push({
      namespace,
      name: existingSecret,
      type,
      keys: ['password'],
      purpose: `Password of BGP peer ${name}, for ${title}.`,
    });
  }
  return secrets;
}

/** Where Cilium reads the passwords of BGP peers, unless its chart's values say otherwise. */
const CILIUM_BGP_SECRETS = 'kube-system';

interface BgpSpeaker extends Pick<PrerequisiteSecret, 'namespace' | 'type'> {
  readonly title: string;
}

/** What reads the passwords of BGP peers, and where; null where nothing speaks BGP. */
function bgpSpeaker({ loadBalancer }: Network): BgpSpeaker | null {
  if (loadBalancer === null) return null;
  const { by, namespace } = loadBalancer;
  const { title } = LOAD_BALANCERS[by];
  if (by === 'metallb') return { namespace, type: 'kubernetes.io/basic-auth', title };
  return by === 'cilium' ? { namespace: CILIUM_BGP_SECRETS, type: 'Opaque', title } : null;
}

/** A ClusterIssuer reads Secrets in the namespace of cert-manager alone, whatever external-dns has in its own. */
function solverSecrets(network: Network): readonly PrerequisiteSecret[] {
  const zones = new Set(network.issuers.filter(isAcme).flatMap((issuer) => solvedZones(network, issuer)));
  // what a webhook reads is stated in its own configuration
  const own = [...zones].filter(({ solver }) => solver.webhook === null);
  const bySecret = Map.groupBy(own, ({ solver }) => solver.existingSecret);
  return Array.from(bySecret, ([name, group]) => ({
    namespace: CERT_MANAGER_NAMESPACE,
    name,
    type: 'Opaque',
    keys: [
      ...new Set(
        group.flatMap((zone) => providerOf(zone).secretKeys({ ...zone, secretKey: zone.solver.secretKey })),
      ),
    ],
    purpose: `Credentials that may change the records of ${describeList(group.map((zone) => zone.name))}, for cert-manager's ClusterIssuer.`,
  }));
}

/** Traefik reads the Secret of an authority beside the Service, cloudflared in its own namespace. */
function authorities(network: Network): readonly PrerequisiteSecret[] {
  const { exposures, services, tunnel } = network;
  const ways = Map.groupBy(exposures, (one) => `${one.namespace}/${one.service}`);
  const found = services.flatMap(({ name, namespace, tls }) => {
    const secret = tls?.existingSecret ?? null;
    if (secret === null) return [];
    const own = ways.get(`${namespace}/${name}`) ?? [];
    const byTraefik = own.some((one) => {
      const ingress = ingressOf(network, one);
      return ingress !== undefined && isTraefik(ingress);
    });
    const byCloudflared = own.some(({ via, origin }) => via === 'tunnel' && origin[0] === 'service');
    const purpose = `Certificate of the authority that signs that of ${name}`;
    return [
      ...(byTraefik ? [authority({ namespace, name: secret, purpose: `${purpose}, for Traefik.` })] : []),
      ...(byCloudflared && tunnel !== null
        ? [authority({ namespace: tunnel.namespace, name: secret, purpose: `${purpose}, for cloudflared.` })]
        : []),
    ];
  });
  return [...new Map(found.map((row) => [`${row.namespace}/${row.name}`, row])).values()];
}

function authority(row: Pick<PrerequisiteSecret, 'namespace' | 'name' | 'purpose'>): PrerequisiteSecret {
  return { ...row, type: 'Opaque', keys: ['ca.crt'] };
}

export interface OwnedNamespace {
  readonly name: string;
  readonly podSecurity: 'privileged' | 'restricted';
}

/** Privileged, since MetalLB's speakers use the host's network, and Tailscale's proxies set sysctls. */
export function ownedNamespaces(network: Network): readonly OwnedNamespace[] {
  const { tailnet, tunnel, dns, certificates, issuers, ingresses } = network;
  const privileged = [metallbOf(network)?.namespace, tailnet?.namespace];
  const restricted = [
    NETLOOM_NAMESPACE,
    tunnel?.namespace,
    dns === null && network.resolvers.every(({ writer }) => writer === null)
      ? undefined
      : EXTERNAL_DNS_NAMESPACE,
    certificates.length === 0 && !issuers.some(isAcme) ? undefined : CERT_MANAGER_NAMESPACE,
    ...ingresses.map(({ controller, namespace }) => (controller === 'traefik' ? namespace : undefined)),
  ];
  const names = [...new Set([...privileged, ...restricted])].filter((name) => name !== undefined);
  return names
    .filter((name) => name !== 'default' && !name.startsWith('kube-'))
    .sort()
    .map((name) => ({ name, podSecurity: privileged.includes(name) ? 'privileged' : 'restricted' }));
}
