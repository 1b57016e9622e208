import type { Tree } from '../../sources/tree.ts';
import type { DraftService } from '../draft.ts';
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
export function toService({
  namespace,
  name,
  guess,
  at,
  ports: used,
  object,
  address,
  exposures,
}: ServiceRow): PlannedMap {
  const ports = inOrderOf(object, used);
  const labels: readonly (readonly [string, Planned])[] = object?.selector ?? [];
  const [first, other] = ports;
  const rows = ports.map((one) => toPort(one, { object, at, isOne: other === undefined }));
  return map(
    {
      name: guess === undefined ? scalar(name, at) : guessed(name, guess),
      namespace: namespace === null ? undefined : scalar(namespace, at),
      ...(other === undefined ? rows[0] : { ports: list(rows.map((row) => map(row, at))) }),
      selector: labels.length === 0 ? undefined : map(Object.fromEntries(labels), at),
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
  { port, scheme }: RowPort,
  {
    object,
    at,
    isOne,
  }: {
    readonly object: DraftService | undefined;
    readonly at: Tree | undefined;
    readonly isOne: boolean;
  },
): Readonly<Record<string, Planned | undefined>> {
  const target = object?.ports.find((one) => textOf(one.port) === (port === undefined ? '' : textOf(port)));
  const name = isOne || target?.name === undefined ? null : toName(target.name);
  return {
    scheme: scheme === undefined || scheme === 'http' ? undefined : scalar(scheme, at),
    ...(name === null ? {} : { name: scalar(name, target?.port.from) }),
    port: port ?? guessed(80, 'no file states the port'),
    targetPort: target?.targetPort,
  };
}
