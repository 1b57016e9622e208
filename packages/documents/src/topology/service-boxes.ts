import type { Network } from '@netloom/network-model';
import type { Box } from '../mermaid/flowchart.ts';
import { MOST_BOXES } from './most-boxes.ts';

export interface ServiceBoxes {
  readonly boxes: readonly Box[];
  /** The box that a Service is in. */
  readonly boxOf: (namespace: string, service: string) => string;
}

/** A box for each Service while they are few, else for each namespace, else one for all. */
export function drawServices({ services }: Network): ServiceBoxes {
  const namespaces = Map.groupBy(services, ({ namespace }) => namespace);
  if (services.length <= MOST_BOXES) {
    return boxesOf(
      services.map(({ namespace, name, addresses }) => [
        `${namespace}/${name}`,
        [name, ...addresses.slice(0, 1).map((address) => `at ${address}`)],
      ]),
      (namespace, service) => `${namespace}/${service}`,
    );
  }
  if (namespaces.size <= MOST_BOXES) {
    return boxesOf(
      Array.from(namespaces, ([name, rows]) => [name, [name, countOf(rows.length)]]),
      (namespace) => namespace,
    );
  }
  const all = [countOf(services.length), `in ${namespaces.size} namespaces`];
  return boxesOf([['', all]], () => '');
}

function countOf(services: number): string {
  return services === 1 ? '1 Service' : `${services} Services`;
}

function boxesOf(
  entries: readonly (readonly [string, readonly string[]])[],
  keyOf: (namespace: string, service: string) => string,
): ServiceBoxes {
  const boxes = entries.map(([key, lines], index) => ({ key, id: `service${index + 1}`, lines }));
  const ids = new Map(boxes.map(({ key, id }) => [key, id]));
  return {
    boxes,
    boxOf: (namespace, service) => {
      const id = ids.get(keyOf(namespace, service));
      if (id === undefined) throw new Error(`Service ${namespace}/${service} has no box`);
      return id;
    },
  };
}
