import type { Tree } from '../../sources/tree.ts';
import type { Draft } from '../draft/draft.ts';
import type { DraftService, ServicePort } from '../draft/services.ts';
import {
  guessed,
  list,
  map,
  scalar,
  textOf,
  type Planned,
  type PlannedMap,
  type PlannedScalar,
} from '../planned.ts';
import { behindService, podPortOf } from './behind-service.ts';
import { toName } from './names.ts';

/** A Service while its exposures are put together. */
export interface ServiceRow {
  readonly namespace: string | null;
  readonly name: string;
  /** Why the name is a guess. */
  readonly guess?: string | undefined;
  readonly at: Tree | undefined;
  readonly address: PlannedScalar | undefined;
  /** Those that its exposures lead to. */
  readonly ports: RowPort[];
  readonly object: DraftService | undefined;
  readonly exposures: Map<string, RowExposure>;
}

/** A port of a Service; its number may become known by a later exposure. */
export interface RowPort {
  port: PlannedScalar | undefined;
  readonly scheme: string | undefined;
}

/** A row of `expose`, but for the port that it names where there are several. */
export interface RowExposure {
  readonly of: RowPort;
  readonly entries: Readonly<Record<string, Planned | undefined>>;
  readonly from: Tree | undefined;
}

/** As a row of `services`. */
export function toService(row: ServiceRow, draft: Draft): PlannedMap {
  const { namespace, name, guess, at, ports, address, exposures, object } = row;
  const inOrder = inOrderOf(object, ports);
  const [first, other] = inOrder;
  const rows = inOrder.map((one) => toPort(row, one, draft));
  return map(
    {
      name: guess === undefined ? scalar(name, at) : guessed(name, guess),
      namespace: namespace === null ? undefined : scalar(namespace, at),
      ...(other === undefined ? rows[0] : { ports: list(rows.map((one) => map(one, at))) }),
      ...podEntries(row, draft),
      address,
      expose: list(
        [...exposures.values()].map(({ of, entries, from }) =>
          map({ ...entries, port: of === first ? undefined : of.port }, from),
        ),
      ),
    },
    at,
  );
}

/** As the Service lists them, else by their numbers: whichever is used first. */
function inOrderOf(object: DraftService | undefined, ports: readonly RowPort[]): readonly RowPort[] {
  const listed = object?.ports.map(({ port }) => textOf(port));
  const rank = ({ port }: RowPort): number => {
    if (port === undefined) return -1;
    return listed === undefined ? Number(port.value) : listed.indexOf(textOf(port));
  };
  return ports.toSorted((one, other) => rank(one) - rank(other));
}

/** As keys of the Service, or of one of its ports. */
function toPort(
  row: ServiceRow,
  { port, scheme }: RowPort,
  draft: Draft,
): Readonly<Record<string, Planned | undefined>> {
  const { object, at, ports } = row;
  const own = servicePortOf(object, port);
  const name = ports.length === 1 || own?.name === undefined ? null : toName(own.name);
  return {
    scheme: scheme === undefined || scheme === 'http' ? undefined : scalar(scheme, at),
    ...(name === null ? {} : { name: scalar(name, own?.port.from) }),
    port: port ?? guessed(80, 'no file states the port'),
    targetPort: targetPortOf(row, port, draft),
  };
}

/** A Service that the files name, and its object where they have it. */
export type NamedService = Pick<ServiceRow, 'namespace' | 'name' | 'at' | 'object'>;

/** What is known about the pods of a Service; the rest is listed. */
export function podEntries(
  service: NamedService,
  draft: Draft,
): Readonly<Record<string, Planned | undefined>> {
  const { namespace, at, object } = service;
  if (namespace === null) return {};
  if (object === undefined) {
    const why = 'no file states the Service itself: its selector, and the port of its pods, are not known';
    leaveOut(service, why, draft);
    return {};
  }
  const { entries, unknown } = behindService(object, draft);
  for (const why of unknown) leaveOut(service, why, draft);
  const labels: readonly (readonly [string, Planned])[] = object.selector;
  return { selector: labels.length === 0 ? undefined : map(Object.fromEntries(labels), at), ...entries };
}

/** The port of the pods behind a port of a Service; one that is not known is listed. */
export function targetPortOf(
  service: NamedService,
  port: PlannedScalar | undefined,
  draft: Draft,
): PlannedScalar | undefined {
  const { object } = service;
  const own = servicePortOf(object, port);
  if (object === undefined || own === undefined) return undefined;
  const behind = podPortOf(object, own, draft);
  if (behind.kind === 'known') return behind.port;
  leaveOut(service, behind.why, draft);
  return undefined;
}

function servicePortOf(
  object: DraftService | undefined,
  port: PlannedScalar | undefined,
): ServicePort | undefined {
  return object?.ports.find((one) => textOf(one.port) === (port === undefined ? '' : textOf(port)));
}

function leaveOut({ namespace, name, at }: NamedService, why: string, draft: Draft): void {
  if (at !== undefined) draft.leaveOut({ kind: 'Service', name: `${namespace ?? ''}/${name}`, why, at });
}
