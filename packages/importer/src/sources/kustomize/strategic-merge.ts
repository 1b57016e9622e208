import { groupOfTree } from '../object.ts';
import type { Tree, TreeEntry, TreeMapping, TreeSequence } from '../tree.ts';
import { textAt, withoutEntry } from '../tree/nodes.ts';

/**
 * By which key the items of a list are one and the same; lists of other names are replaced.
 * https://github.com/kubernetes/kubernetes/blob/master/api/openapi-spec/swagger.json (x-kubernetes-patch-merge-key)
 */
const MERGE_KEYS: Readonly<Record<string, readonly string[]>> = {
  containers: ['name'],
  initContainers: ['name'],
  ephemeralContainers: ['name'],
  env: ['name'],
  volumes: ['name'],
  volumeMounts: ['mountPath'],
  volumeDevices: ['devicePath'],
  imagePullSecrets: ['name'],
  secrets: ['name'],
  hostAliases: ['ip'],
  topologySpreadConstraints: ['topologyKey'],
  ports: ['containerPort', 'port'],
};

/** The groups whose lists have merge keys: those of Kubernetes itself. */
const BUILT_IN = /^$|^(?:apps|batch|autoscaling|policy)$|\.k8s\.io$/;
/** Their kinds are resources of their own: no schema of kustomize has them. */
const CUSTOM = /^(?:gateway\.networking|snapshot\.storage|metrics|cluster\.x-k8s)\.k8s\.io$/;

/** Kustomize's strategic merge of a patch; null where it says `$patch: delete`. */
export function strategicMerge(target: TreeMapping, patch: TreeMapping): TreeMapping | null {
  if (textAt(patch, '$patch') === 'delete') return null;
  const group = groupOfTree(target);
  const merged = merge(target, patch, BUILT_IN.test(group) && !CUSTOM.test(group));
  return merged.kind === 'mapping' ? keepIdentity(target, merged) : target;
}

/** A patch finds its target by name: it does not rename it. */
function keepIdentity(target: TreeMapping, merged: TreeMapping): TreeMapping {
  const entries = new Map(merged.entries);
  for (const name of ['apiVersion', 'kind']) {
    const entry = target.entries.get(name);
    if (entry !== undefined) entries.set(name, entry);
  }
  const metadata = entries.get('metadata');
  const known = target.entries.get('metadata')?.value;
  if (metadata?.value.kind === 'mapping' && known?.kind === 'mapping') {
    const names = new Map(metadata.value.entries);
    for (const name of ['name', 'namespace']) {
      const entry = known.entries.get(name);
      if (entry !== undefined) names.set(name, entry);
    }
    entries.set('metadata', { ...metadata, value: { ...metadata.value, entries: names } });
  }
  return { ...merged, entries };
}

function merge(target: Tree | undefined, patch: Tree, isBuiltIn: boolean): Tree {
  if (patch.kind !== 'mapping') return patch;
  if (textAt(patch, '$patch') === 'replace') return withoutEntry(patch, '$patch');
  const below: ReadonlyMap<string, TreeEntry> = target?.kind === 'mapping' ? target.entries : new Map();
  const entries = new Map(below);
  for (const [name, entry] of patch.entries) {
    if (name === '$patch' || name.startsWith('$setElementOrder/') || name === '$retainKeys') continue;
    if (name.startsWith('$deleteFromPrimitiveList/')) continue;
    const known = below.get(name);
    const { value } = entry;
    if (value.kind === 'scalar' && value.value === null) {
      entries.delete(name);
    } else if (value.kind === 'mapping' && textAt(value, '$patch') === 'delete') {
      entries.delete(name);
    } else if (value.kind === 'sequence') {
      const keys = isBuiltIn ? MERGE_KEYS[name] : undefined;
      const items =
        known?.value.kind === 'sequence' && keys !== undefined
          ? mergeLists(known.value, value, keys)
          : withoutDirectives(value);
      entries.set(name, { ...entry, value: items });
    } else {
      entries.set(
        name,
        known === undefined
          ? { ...entry, value: merge(undefined, value, isBuiltIn) }
          : { ...entry, value: merge(known.value, value, isBuiltIn) },
      );
    }
  }
  return { ...(target?.kind === 'mapping' ? target : patch), entries };
}

/** The patch's items come first, as kustomize puts them. */
function mergeLists(target: TreeSequence, patch: TreeSequence, keys: readonly string[]): TreeSequence {
  if (patch.items.some((item) => textAt(item, '$patch') === 'replace')) return withoutDirectives(patch);
  const identity = (item: Tree): string | undefined => {
    const key = keys.find((name) => textAt(item, name) !== undefined);
    if (key === undefined) return undefined;
    const protocol = key === 'port' || key === 'containerPort' ? (textAt(item, 'protocol') ?? 'TCP') : '';
    return `${textAt(item, key) ?? ''}/${protocol}`;
  };
  const rest = [...target.items];
  const merged: Tree[] = [];
  for (const item of patch.items) {
    const id = identity(item);
    const index = id === undefined ? -1 : rest.findIndex((known) => identity(known) === id);
    const [known] = index < 0 ? [] : rest.splice(index, 1);
    if (textAt(item, '$patch') === 'delete') continue;
    merged.push(merge(known, item, true));
  }
  return { ...target, items: [...merged, ...rest] };
}

function withoutDirectives(list: TreeSequence): TreeSequence {
  if (!list.items.some((item) => textAt(item, '$patch') !== undefined)) return list;
  const items = list.items.filter((item) => {
    const directive = textAt(item, '$patch');
    return directive === undefined;
  });
  return { ...list, items };
}
