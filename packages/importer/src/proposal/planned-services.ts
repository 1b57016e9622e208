import { podPortOf } from '../model/assemble/behind-service.ts';
import { podEntries, targetPortOf } from '../model/assemble/service-row.ts';
import type { Draft } from '../model/draft/draft.ts';
import type { DraftService, ServicePort } from '../model/draft/services.ts';
import {
  list,
  map,
  scalar,
  textOf,
  type Planned,
  type PlannedMap,
  type PlannedScalar,
} from '../model/planned.ts';

/** The `services` of a planned network file, to which rows and ports are added. */
export class PlannedServices {
  readonly #rows: Map<string, PlannedMap>;
  /** How many rows the file had. */
  readonly #stated: number;
  readonly #draft: Draft;

  constructor(file: PlannedMap, draft: Draft) {
    const services = file.entries.get('services');
    const rows = services?.kind === 'list' ? services.items : [];
    this.#rows = new Map(
      rows.flatMap((row, index) => (row.kind === 'map' ? [[keyOf(row, index), row]] : [])),
    );
    this.#stated = this.#rows.size;
    this.#draft = draft;
  }

  /** The new ones behind those of the file, by name. */
  toList(): Planned {
    const rows = [...this.#rows];
    const added = rows.slice(this.#stated).toSorted(([one], [other]) => (one < other ? -1 : 1));
    return list([...rows.slice(0, this.#stated), ...added].map(([, row]) => row));
  }

  /** The row of a Service; a new one, for this port, where the file has none. */
  rowOf(service: DraftService, port: ServicePort | undefined): PlannedMap {
    const key = `${service.namespace}/${service.name}`;
    const known = this.#rows.get(key);
    if (known !== undefined) return known;
    const { namespace, name, at } = service;
    const stated = port ?? service.ports[0];
    const named = { namespace, name, at, object: service };
    const row = map(
      {
        name: scalar(name, at),
        namespace: scalar(namespace, at),
        port: stated?.port,
        targetPort: targetPortOf(named, stated?.port, this.#draft),
        ...podEntries(named, this.#draft),
      },
      at,
    );
    this.#rows.set(key, row);
    return row;
  }

  /** States a port of the pods of a row; false where it has another one. */
  statePort(service: DraftService, key: 'metricsPort' | 'webhookPort', port: PlannedScalar): boolean {
    const row = this.rowOf(service, undefined);
    const known = row.entries.get(key);
    if (known?.kind === 'scalar') return textOf(known) === textOf(port);
    const { expose, ...others } = Object.fromEntries(row.entries);
    const entries = { ...others, [key]: port, expose };
    this.#rows.set(`${service.namespace}/${service.name}`, map(entries, row.from));
    return true;
  }

  /** Whether a row has an exposure of its port with these entries. */
  exposes(service: DraftService, port: ServicePort, is: (exposure: ExposureTexts) => boolean): boolean {
    const row = this.#rows.get(`${service.namespace}/${service.name}`);
    const expose = row?.entries.get('expose');
    if (row === undefined || expose?.kind !== 'list') return false;
    const [first] = portsIn(row);
    return expose.items.some(
      (item) =>
        item.kind === 'map' &&
        (textIn(item, 'port') ?? first?.port) === textOf(port.port) &&
        is(textsOf(item)),
    );
  }

  /**
   * A port of the pods as a firewall row to the Service calls it: that of the Service where the row of the Service has it,
   * else the pods' own. null where that number is already another port of the Service.
   */
  portText(service: DraftService, { port, podPort, protocol }: RowPort): string | null {
    const ports = portsIn(this.rowOf(service, port));
    const text = textOf(podPort);
    const own = ports.find(({ targetPort }) => targetPort === text)?.port;
    if (own !== undefined) return `${own}/${protocol}`;
    return ports.some((one) => one.port === text) ? null : `${text}/${protocol}`;
  }
}

export interface RowPort {
  readonly port: ServicePort | undefined;
  readonly podPort: PlannedScalar;
  readonly protocol: 'tcp' | 'udp';
}

interface ExposureTexts {
  readonly via: string | undefined;
  readonly ingress: string | undefined;
  readonly origin: string | undefined;
}

function textsOf(exposure: PlannedMap): ExposureTexts {
  return {
    via: textIn(exposure, 'via'),
    ingress: textIn(exposure, 'ingress'),
    origin: textIn(exposure, 'origin'),
  };
}

/** The ports of a row: one, or those of its list. */
function portsIn(row: PlannedMap): readonly Readonly<Record<'port' | 'targetPort', string | undefined>>[] {
  const listed = row.entries.get('ports');
  const parts = listed?.kind === 'list' ? listed.items : [row];
  return parts.flatMap((part) =>
    part.kind === 'map' ? [{ port: textIn(part, 'port'), targetPort: textIn(part, 'targetPort') }] : [],
  );
}

function textIn({ entries }: PlannedMap, key: string): string | undefined {
  const value = entries.get(key);
  return value?.kind === 'scalar' ? textOf(value) : undefined;
}

function keyOf(row: PlannedMap, index: number): string {
  const namespace = textIn(row, 'namespace');
  // what is outside of the cluster has none, and no pods
  return namespace === undefined ? `#${index}` : `${namespace}/${textIn(row, 'name') ?? ''}`;
}

/** The ports of a Service that a need is about, with those of the pods; a text says why one is not known. */
export function portsOf(
  service: DraftService,
  stated: number | string | undefined,
  draft: Draft,
): readonly (RowPort | string)[] {
  const meant = service.ports.filter(
    ({ port, name }) => stated === undefined || textOf(port) === String(stated) || name === stated,
  );
  return meant.map((port) => {
    if (port.protocol === 'sctp') {
      return `the network file has no form for SCTP, which port ${textOf(port.port)} speaks`;
    }
    const found = podPortOf(service, port, draft);
    return found.kind === 'unknown' ? found.why : { port, podPort: found.port, protocol: port.protocol };
  });
}
