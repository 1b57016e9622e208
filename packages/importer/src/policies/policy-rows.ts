import type { Draft } from '../model/draft/draft.ts';
import type { DraftPolicy } from '../model/draft/policies.ts';
import type { DraftService } from '../model/draft/services.ts';
import { list, map, scalar, textOf, type Planned, type PlannedMap } from '../model/planned.ts';
import { FirewallRows } from '../proposal/firewall-rows.ts';
import { PlannedServices, portsOf } from '../proposal/planned-services.ts';
import type { PolicyAtom } from './policy-atoms.ts';
import { isRecord } from './records.ts';

/** Rows of the file that let in what policies let in. */
export class PolicyRows {
  readonly #file: PlannedMap;
  readonly #draft: Draft;
  readonly #services: PlannedServices;
  readonly #firewall: FirewallRows;

  constructor({ file, draft }: { readonly draft: Draft; readonly file: PlannedMap }) {
    this.#file = file;
    this.#draft = draft;
    this.#services = new PlannedServices(file, draft);
    this.#firewall = new FirewallRows(file);
  }

  /** Whether there is a row for it. */
  add(namespace: string, { pods, peer, port }: PolicyAtom): boolean {
    const service = this.#serviceOf(namespace, pods);
    const from = this.#endpointOf(peer);
    if (service === undefined || from === null || port === null) return false;
    const protocol = port.protocol === 'TCP' ? 'tcp' : port.protocol === 'UDP' ? 'udp' : null;
    if (typeof port.port !== 'number' || protocol === null) return false;
    const behind = portsOf(service, undefined, this.#draft).find(
      (row) => typeof row !== 'string' && textOf(row.podPort) === String(port.port),
    );
    const own = typeof behind === 'object' ? behind.port : undefined;
    const text = this.#services.portText(service, { port: own, podPort: scalar(port.port), protocol });
    if (text === null) return false;
    this.#firewall.add({ from, service, port: text, purpose: null, at: service.at });
    return true;
  }

  toFile({
    denied,
    others,
  }: {
    readonly denied: readonly string[];
    readonly others: readonly DraftPolicy[];
  }): PlannedMap {
    const { entries, from } = this.#file;
    if (denied.length === 0 && others.length === 0) return this.#file;
    const all: Record<string, Planned | undefined> = {
      ...Object.fromEntries(entries),
      services: this.#services.toList(),
      firewall: list(this.#firewall.toList()),
      policies: map({
        defaultDenyIngress: list(
          denied.map((namespace) =>
            scalar(namespace, this.#draft.policies.find((one) => one.namespace === namespace)?.at),
          ),
        ),
        others: list(others.map(toOther)),
      }),
    };
    return map(all, from);
  }

  #serviceOf(namespace: string, pods: PolicyAtom['pods']): DraftService | undefined {
    return [...this.#draft.services.values()].find(
      (one) =>
        one.namespace === namespace &&
        one.selector.length > 0 &&
        one.selector.length === Object.keys(pods).length &&
        one.selector.every(([key, value]) => pods[key] === textOf(value)),
    );
  }

  /** As the network file calls the peer; null where it has no word for it. */
  #endpointOf(peer: PolicyAtom['peer']): string | null {
    if (peer === null) return 'any';
    const { namespaceSelector, podSelector, ipBlock } = peer;
    if (isRecord(ipBlock) && typeof ipBlock.cidr === 'string' && ipBlock.except === undefined) {
      return ipBlock.cidr;
    }
    if (!isRecord(namespaceSelector)) return null;
    if (Object.keys(namespaceSelector).length === 0 && podSelector === undefined) return 'pods';
    const labels = namespaceSelector.matchLabels;
    if (!isRecord(labels) || !isRecord(podSelector) || !isRecord(podSelector.matchLabels)) return null;
    const namespace = labels['kubernetes.io/metadata.name'];
    if (typeof namespace !== 'string' || Object.keys(labels).length > 1) return null;
    const service = this.#serviceOf(namespace, podSelector.matchLabels);
    if (service === undefined) return null;
    this.#services.rowOf(service, undefined);
    return `service:${namespace}/${service.name}`;
  }
}

function toOther({ kind, name, namespace, types, selector, at: place }: DraftPolicy): PlannedMap {
  return map(
    {
      name: scalar(name, place),
      namespace: namespace === null ? undefined : scalar(namespace, place),
      kind: kind === 'NetworkPolicy' ? undefined : scalar(kind, place),
      types: list(types.map((type) => scalar(type, place))),
      selector: selector.length === 0 ? undefined : map(Object.fromEntries(selector), place),
    },
    place,
  );
}
