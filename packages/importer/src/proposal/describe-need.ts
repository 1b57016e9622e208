import type { Monitoring } from './monitoring.ts';
import type { Client, Need } from './need.ts';

/** Pods of one namespace reach each other: but what has the address of its node is no pod to a policy. */
export function isInside(client: Client, namespace: string, monitoring: Monitoring | null): boolean {
  switch (client.kind) {
    case 'workload':
      return client.workload.namespace === namespace && !client.workload.hostNetwork;
    case 'pods':
      return client.namespace === namespace;
    case 'prometheus':
      return monitoring?.namespace === namespace;
    case 'anyone':
    case 'entrance':
    case 'nodes':
    case 'tunnel':
      return false;
    default:
      return client satisfies never;
  }
}

/** What the row of `firewall` is for; null where its ends say it. */
export function purposeOf({ client, certainty }: Need): string | null {
  switch (client.kind) {
    case 'anyone':
      return 'clients outside of the cluster: narrow it to those that need it';
    case 'workload':
      return `settings of ${client.workload.namespace}/${client.workload.name} name the Service`;
    case 'pods':
      return `${client.what} names the Service`.slice(0, 200);
    case 'entrance':
    case 'nodes':
    case 'prometheus':
    case 'tunnel':
      return certainty === 'text' ? 'a setting names the Service' : null;
    default:
      return client satisfies never;
  }
}
