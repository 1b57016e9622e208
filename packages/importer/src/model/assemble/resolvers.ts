import type { DraftAllocation } from '../draft/balancers.ts';
import type { ResolverPods } from '../draft/dns.ts';
import type { Draft } from '../draft/draft.ts';
import { guessed, list, map, scalar, textOf, type PlannedMap } from '../planned.ts';
import { isHost, toName } from './names.ts';

const DNS = 53;

/** Programs of the cluster that devices at home can ask: those with a load balancer address at port 53. */
export function assembleResolvers(draft: Draft): readonly PlannedMap[] {
  const names = new Set<string>();
  return draft.resolverPods.flatMap((pods) => {
    const { kind, serves, at } = pods;
    const address = draft.allocations.find(
      (row) => !textOf(row.address).includes(':') && isInFront(row, pods, draft),
    )?.address;
    const name = toName(pods.name) ?? kind;
    if (address === undefined || names.has(name)) return [];
    names.add(name);
    return [
      map(
        {
          name: scalar(name, at),
          kind: scalar(kind, at),
          address,
          serves: list(serves.filter((one) => isHost(textOf(one)))),
          clients: list([guessed('segments', 'no file states who asks it')]),
        },
        at,
      ),
    ];
  });
}

/** Whether the Service of an address leads to the port 53 of pods: by its selector, of charts by its name. */
function isInFront({ namespace, name }: DraftAllocation, pods: ResolverPods, { services }: Draft): boolean {
  if (namespace !== pods.namespace) return false;
  const service = services.get(`${namespace}/${name}`);
  if (service !== undefined && !service.ports.some(({ port }) => port.value === DNS)) return false;
  const { labels } = pods;
  if (labels === null) return name === pods.name || name.startsWith(`${pods.name}-`);
  const selector = service?.selector ?? [];
  return selector.length > 0 && selector.every(([key, value]) => labels.get(key) === textOf(value));
}
