import { Address, Cidr } from '@netloom/addresses';
import type { PlantFacts } from './plant-facts.ts';

export function object(apiVersion: string, kind: string, name: string, rest: string): string {
  return `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n  name: ${name}\n${rest}`;
}

export function metallb(kind: string, name: string, spec: string, version = 'v1beta1'): string {
  return object(`metallb.io/${version}`, kind, name, `  namespace: metallb-system\nspec:\n${spec}`);
}

/** A pool of the load balancer that the repository has. */
export function pool(
  { balancer }: PlantFacts,
  { name, first, last }: { readonly name: string; readonly first: string; readonly last: string },
): string {
  return balancer === 'cilium'
    ? object(
        'cilium.io/v2',
        'CiliumLoadBalancerIPPool',
        name,
        `spec:\n  blocks:\n    - start: ${first} @here\n      stop: ${last} @here\n`,
      )
    : metallb('IPAddressPool', name, `  addresses:\n    - ${first}-${last} @here\n`);
}

export function node(name: string, address: string, podCidr: string | null): string {
  const spec = podCidr === null ? '' : `spec:\n  podCIDR: ${podCidr}\n`;
  return object(
    'v1',
    'Node',
    name,
    `${spec}status:\n  addresses:\n    - type: InternalIP\n      address: ${address}\n`,
  );
}

export function service(annotation: string, spec = ''): string {
  const annotations = annotation === '' ? '' : `  annotations:\n    ${annotation}\n`;
  return object(
    'v1',
    'Service',
    'planted',
    `  namespace: planted\n${annotations}spec:\n  type: LoadBalancer\n${spec}  ports:\n    - port: 8080\n`,
  );
}

/** The annotation by which a Service asks for an address. */
export function pinAnnotation({ balancer }: PlantFacts): string {
  return balancer === 'cilium' ? 'lbipam.cilium.io/ips' : 'metallb.io/loadBalancerIPs';
}

export function pin(facts: PlantFacts, address: string): string {
  return service(`${pinAnnotation(facts)}: ${address} @here`);
}

/** The address that is so many after another. */
export function after(text: string, count: number): string {
  const read = Address.parse(text);
  if (!read.ok) throw new Error(read.message);
  return Address.of(read.value.family, read.value.value + BigInt(count)).toString();
}

/** A range at the end of a network, and the CIDR around it of a node's size. */
export function endOf(text: string): {
  readonly first: string;
  readonly last: string;
  readonly block: string;
} {
  const read = Cidr.parse(text);
  if (!read.ok) throw new Error(read.message);
  const last = read.value.last.toString();
  const block = read.value.prefix > 24 ? text : `${after(last, -255)}/24`;
  return { first: after(last, -31), last: after(last, -16), block };
}
