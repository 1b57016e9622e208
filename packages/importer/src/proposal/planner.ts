import { placeAt } from '@netloom/diagnostics';
import { isOnNodes, podsBehind } from '../model/assemble/behind-service.ts';
import type { Entrances } from '../model/assemble/entrances.ts';
import type { Draft } from '../model/draft/draft.ts';
import type { DraftService } from '../model/draft/services.ts';
import { scalar, textOf, type PlannedMap } from '../model/planned.ts';
import { isInside, purposeOf } from './describe-need.ts';
import { FirewallRows } from './firewall-rows.ts';
import type { LiveSources } from './live-sources.ts';
import { findMonitoring, type Monitoring } from './monitoring.ts';
import type { Client, Need } from './need.ts';
import { PlannedServices, portsOf, type RowPort } from './planned-services.ts';
import { sourceOf } from './pods-of-client.ts';
import type { CutService, ProposedFlow } from './proposal.ts';

export interface ProposalInput {
  readonly draft: Draft;
  readonly entrances: Entrances;
  readonly sources: LiveSources;
  /** Without default deny. */
  readonly file: PlannedMap;
}

/** What lets needs in, and those that nothing can. */
export interface LetIn {
  readonly flows: readonly ProposedFlow[];
  readonly cut: readonly CutService[];
  readonly services: PlannedServices;
  readonly firewall: FirewallRows;
  readonly monitoring: Monitoring | null;
}

/** Lets needs in, one after the other. */
export class Planner {
  readonly #input: ProposalInput;
  readonly #services: PlannedServices;
  readonly #firewall: FirewallRows;
  readonly #found: Monitoring | null;
  readonly #flows = new Map<string, ProposedFlow>();
  readonly #cut = new Map<string, CutService>();
  #scrapes = false;

  constructor(input: ProposalInput) {
    this.#input = input;
    this.#services = new PlannedServices(input.file, input.draft);
    this.#firewall = new FirewallRows(input.file);
    this.#found = findMonitoring(input.draft, input.sources);
  }

  plan(needs: readonly Need[]): LetIn {
    for (const need of needs.toSorted(byReach)) this.#letIn(need);
    return {
      flows: [...this.#flows.values()].toSorted(byTarget),
      cut: [...this.#cut.values()],
      services: this.#services,
      firewall: this.#firewall,
      monitoring: this.#scrapes ? this.#found : null,
    };
  }

  #letIn(need: Need): void {
    const { draft } = this.#input;
    const service = draft.services.get(`${need.namespace}/${need.service}`);
    if (service === undefined || service.selector.length === 0 || isOnNodes(service, draft) === true) return;
    if (isInside(need.client, need.namespace, this.#found)) return;
    const ports = this.#portsOf(service, need);
    for (const port of ports) {
      if (typeof port === 'string') this.#cutOff(need, port);
      else this.#letInTo(service, port, need);
    }
  }

  #portsOf(service: DraftService, { port, podPort }: Need): readonly (RowPort | string)[] {
    const { draft } = this.#input;
    if (port !== undefined || podPort === undefined) return portsOf(service, port, draft);
    if (typeof podPort === 'number') {
      return [{ port: undefined, podPort: scalar(podPort), protocol: 'tcp' }];
    }
    const named = podsBehind(service, draft).flatMap(({ ports }) =>
      ports.filter(({ name }) => name === podPort),
    );
    const [first] = named;
    return [
      first === undefined
        ? `no file states the number of port "${podPort}" of its pods`
        : { port: undefined, podPort: first.port, protocol: 'tcp' },
    ];
  }

  #letInTo(service: DraftService, port: RowPort, need: Need): void {
    const { client } = need;
    if (client.kind === 'prometheus') {
      this.#scrape(service, port, need);
      return;
    }
    const { draft, entrances, sources } = this.#input;
    const source = sourceOf(client, { draft, entrances, objects: sources.objects });
    if (source.kind === 'unknown') {
      this.#cutOff(need, source.why);
      return;
    }
    if (source.wide === null && this.#isExposed(service, port, client)) {
      this.#services.rowOf(service, port.port);
      this.#add(need, port, { from: source.from, by: 'expose', wide: null });
      return;
    }
    if (client.kind === 'nodes' && this.#services.statePort(service, 'webhookPort', port.podPort)) {
      this.#add(need, port, { from: source.from, by: 'webhookPort', wide: null });
      return;
    }
    const text = this.#services.portText(service, port);
    if (text === null) {
      this.#cutOff(
        need,
        `port ${textOf(port.podPort)} of its pods is the number of another port of the Service`,
      );
      return;
    }
    if (this.#firewall.admitsAny(service, text)) return;
    if (source.service !== undefined) this.#services.rowOf(source.service, undefined);
    this.#firewall.add({ from: source.from, service, port: text, purpose: purposeOf(need), at: need.at });
    this.#add(need, port, { from: source.from, by: 'firewall', wide: source.wide });
  }

  #scrape(service: DraftService, port: RowPort, need: Need): void {
    if (this.#found === null) {
      this.#cutOff(need, 'no file states the pods of Prometheus');
    } else if (this.#services.statePort(service, 'metricsPort', port.podPort)) {
      this.#scrapes = true;
      this.#add(need, port, { from: 'prometheus', by: 'metricsPort', wide: null });
    } else {
      this.#cutOff(need, 'the network file has one metrics port for each Service');
    }
  }

  #isExposed(service: DraftService, { port }: RowPort, client: Client): boolean {
    if (port === undefined) return false;
    if (client.kind === 'tunnel') {
      return this.#services.exposes(
        service,
        port,
        ({ via, origin }) => via === 'tunnel' && origin === 'service',
      );
    }
    if (client.kind !== 'entrance') return false;
    const name = this.#input.entrances.of(client.entrance)?.name;
    return this.#services.exposes(
      service,
      port,
      ({ via, origin, ingress }) => ingress === name && (via === 'ingress' || origin === 'ingress'),
    );
  }

  #add(
    { namespace, service, certainty, at }: Need,
    { podPort, protocol }: RowPort,
    rest: Pick<ProposedFlow, 'from' | 'by' | 'wide'>,
  ): void {
    const key = `${namespace}/${service} ${rest.from} ${rest.by}`;
    const known = this.#flows.get(key);
    const ports = [...new Set([...(known?.ports ?? []), `${textOf(podPort)}/${protocol}`])];
    this.#flows.set(
      key,
      known === undefined
        ? { namespace, service, ports, certainty, range: placeAt(at.source, at.span), ...rest }
        : { ...known, ports },
    );
  }

  #cutOff({ namespace, service, at }: Need, why: string): void {
    const key = `${namespace}/${service} ${why}`;
    if (this.#cut.has(key)) return;
    this.#cut.set(key, { namespace, service, why, range: placeAt(at.source, at.span) });
  }
}

/** Where everybody is let in, nobody else needs a row; and what an object states is a better reason than a text. */
function byReach(one: Need, other: Need): number {
  const rank = ({ client, certainty }: Need): number =>
    client.kind === 'anyone' ? 0 : certainty === 'object' ? 1 : 2;
  return rank(one) - rank(other);
}

function byTarget(one: ProposedFlow, other: ProposedFlow): number {
  const key = (flow: ProposedFlow): string => `${flow.namespace}/${flow.service} ${flow.from}`;
  return key(one) < key(other) ? -1 : 1;
}
