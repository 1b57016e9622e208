import { isDeepStrictEqual } from 'node:util';
import { load, loadAll } from 'js-yaml';

/** Kubernetes objects by kind, namespace and name. */
export type Objects = ReadonlyMap<string, unknown>;

interface Identified {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
  readonly data?: Readonly<Record<string, string>>;
}

/**
 * The objects of manifests, whose order and layout say nothing. Text that is YAML or JSON itself is compared by what it says,
 * since each program lays it out in its own way.
 */
export function parseObjects(manifests: string): Objects {
  // every program of the bench writes objects and empty documents, and anything else fails the comparison
  const objects = loadAll(manifests).filter(Boolean) as unknown as readonly Identified[];
  return new Map(
    withWholeFile(objects).map((object) => {
      const { kind, metadata } = object;
      return [`${kind} ${metadata.namespace ?? ''}/${metadata.name}`, readTexts(object)];
    }),
  );
}

/** The file of a large network, which netloom splits over ConfigMaps, back in the one where the peers have it. */
function withWholeFile(objects: readonly Identified[]): readonly Identified[] {
  const isPart = ({ metadata }: Identified): boolean => /^netloom-network-file-\d+$/.test(metadata.name);
  const parts = objects.filter(isPart).toSorted((a, b) => a.metadata.name.localeCompare(b.metadata.name));
  if (parts.length === 0) return objects;
  const file = parts.map(({ data }) => data?.['network.yaml']).join('');
  return objects
    .filter((object) => !isPart(object))
    .map((object) => {
      if (object.metadata.name !== 'netloom-network') return object;
      const { NETWORK_YAML_PARTS: _, ...data } = object.data ?? {};
      return { ...object, data: { ...data, 'network.yaml': file } };
    });
}

function readTexts(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(readTexts);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]: [string, unknown]) => [
      key,
      typeof inner === 'string' && /\.(json|yaml)$|^valuesContent$/.test(key)
        ? load(inner)
        : readTexts(inner),
    ]),
  );
}

/** Throws where two programs give different objects: their times say nothing then. */
export function assertEqualObjects(ours: Objects, theirs: Objects, program: string): void {
  const differing = [...new Set([...ours.keys(), ...theirs.keys()])].filter(
    (key) => !isDeepStrictEqual(ours.get(key), theirs.get(key)),
  );
  const [first] = differing;
  if (first === undefined) return;
  throw new Error(
    `${program} gives other objects than netloom: ${differing.length} of ${ours.size} differ, the first is ${first}\n${JSON.stringify(ours.get(first))}\n${JSON.stringify(theirs.get(first))}`,
  );
}

/** The labels of each chart's objects, by the chart's name. */
export function labelsOf(objects: Objects): Readonly<Record<string, unknown>> {
  const labels = [...objects.values()].map((object) => {
    // parseObjects has read them, and netloom's charts label all that they make
    const { metadata } = object as { readonly metadata: { readonly labels: Record<string, string> } };
    return metadata.labels;
  });
  return Object.fromEntries(labels.map((each) => [each['app.kubernetes.io/name'] ?? '', each]));
}
