import { isDeepStrictEqual } from 'node:util';
import { validateByKind } from '../kinds.ts';
import { idOf, readManifests, type Manifest, type Templated } from '../manifests.ts';
import { dataIn, slicesIn, specsIn, type ValueSpec } from '../specs.ts';
import { difference, type Check, type Mistakes } from './check.ts';

/** Kinds without a namespace among those that the charts render. */
const CLUSTER_SCOPED = new Set(['Connector', 'DNSConfig', 'ProxyClass']);

/** Checks of the manifests of every network. */
export const NETWORK_CHECKS: readonly Check<Templated>[] = [
  {
    title: 'renders objects that are valid by their kind',
    find: ({ manifests }) => invalid(manifests, validateByKind),
  },
  { title: 'renders each object once', find: ({ text }) => twice(text) },
  {
    title: 'puts each spec of the values into exactly one object',
    find: ({ values, manifests }) => misplaced(objectSpecs(values), manifests),
  },
  {
    title: 'puts the data of the values into ConfigMaps, as they are',
    find: ({ values, manifests }) => misread(values, manifests),
  },
  {
    title: 'puts what is behind a Service into its EndpointSlice',
    find: ({ values, manifests }) => unsliced(values, manifests),
  },
  {
    title: 'sets the namespace of each namespaced object',
    find: ({ manifests }) => manifests.flatMap(unplaced),
  },
  { title: 'contains no Secret and no controller', find: ({ manifests }) => manifests.flatMap(forbidden) },
];

/** Of the values of proxmox-sdn, only these become objects: zones, VNets and subnets are data in one ConfigMap. */
export const OBJECTS_OF_PROXMOX: readonly string[] = ['enabled', 'networkPolicies'];

/** The specs in the umbrella's values that become objects. */
export function objectSpecs(values: unknown): readonly ValueSpec[] {
  // as the umbrella's schema has it
  const { 'proxmox-sdn': proxmox, ...others } = values as Readonly<Record<string, object>>;
  return [...specsIn(others), ...objectSpecsOfProxmox(proxmox ?? {})];
}

/** The same in the values of proxmox-sdn alone. */
export function objectSpecsOfProxmox(values: object): readonly ValueSpec[] {
  return specsIn(
    Object.fromEntries(Object.entries(values).filter(([key]) => OBJECTS_OF_PROXMOX.includes(key))),
  );
}

/** The specs that are not in exactly one object of their name and namespace. */
export function misplaced(specs: readonly ValueSpec[], manifests: readonly Manifest[]): Mistakes {
  return specs.flatMap(({ name, namespace, spec }) => {
    const objects = manifests.filter(
      ({ metadata, spec: made }) =>
        metadata.name === name &&
        (namespace === undefined || metadata.namespace === namespace) &&
        isDeepStrictEqual(made, spec),
    );
    return objects.length === 1 ? [] : [`the spec of ${name} is in ${objects.length} objects`];
  });
}

/** The data that are not in the ConfigMap of their name. */
export function misread(values: unknown, manifests: readonly Manifest[]): Mistakes {
  return dataIn(values).flatMap(({ name, namespace, data }) => {
    const made = manifests.find(
      ({ kind, metadata }) =>
        kind === 'ConfigMap' && metadata.name === name && metadata.namespace === namespace,
    );
    return difference(`the data of ConfigMap ${namespace}/${name}`, made?.data, data);
  });
}

/** The EndpointSlices that are not there as the values have them, or not those of their Service. */
export function unsliced(values: unknown, manifests: readonly Manifest[]): Mistakes {
  return slicesIn(values).flatMap(({ name, namespace, service, addressType, endpoints, ports }) => {
    const made = manifests.find(
      ({ kind, metadata }) =>
        kind === 'EndpointSlice' && metadata.name === name && metadata.namespace === namespace,
    );
    const { 'kubernetes.io/service-name': of, 'endpointslice.kubernetes.io/managed-by': by } =
      made?.metadata.labels ?? {};
    const what = `EndpointSlice ${namespace}/${name}`;
    return [
      ...difference(what, pick(made), { addressType, endpoints, ports }),
      ...difference(`the Service of ${what}`, of, service),
      ...difference(`the manager of ${what}`, by, 'netloom'),
    ];
  });
}

function pick(made: Manifest | undefined): object {
  const { addressType, endpoints, ports } = (made ?? {}) as Readonly<Record<string, unknown>>;
  return { addressType, endpoints, ports };
}

/** The validation error of each object. */
export function invalid(manifests: readonly Manifest[], validate: (manifest: Manifest) => void): Mistakes {
  return manifests.flatMap((manifest) => {
    try {
      validate(manifest);
      return [];
    } catch (error) {
      return [`${idOf(manifest)}: ${String(error)}`];
    }
  });
}

/** Objects of one kind, namespace and name, with their templates, from Helm's comments. */
export function twice(text: string): Mistakes {
  const made = text.split(/^---$/m).flatMap((document) => {
    const [, template = 'no template'] = /^# Source: (.*)$/m.exec(document) ?? [];
    return readManifests(document).map((manifest) => ({ id: idOf(manifest), template }));
  });
  return [...Map.groupBy(made, ({ id }) => id)].flatMap(([id, objects]) =>
    objects.length === 1
      ? []
      : [`${id} is rendered by ${objects.map(({ template }) => template).join(' and by ')}`],
  );
}

function unplaced(manifest: Manifest): Mistakes {
  const { kind, metadata } = manifest;
  if ((metadata.namespace === undefined) === CLUSTER_SCOPED.has(kind)) return [];
  return [`${idOf(manifest)} ${metadata.namespace === undefined ? 'has no' : 'has a'} namespace`];
}

function forbidden(manifest: Manifest): Mistakes {
  const isForbidden = /^(Secret|CustomResourceDefinition|ClusterRole|DaemonSet)$/.test(manifest.kind);
  return isForbidden ? [`${idOf(manifest)} is not for a chart`] : [];
}
