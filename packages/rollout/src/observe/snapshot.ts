import {
  describeRef,
  refOf,
  type ApiObject,
  type ClusterClient,
  type ClusterReader,
  type ListOptions,
  type ObjectRef,
} from '@netloom/cluster';

/** A manager that owns nothing: a dry run of it changes exactly what differs, and takes nothing away. */
const TRIAL = 'netloom-plan';

/** One observation of a cluster: whatever is asked for twice is read once, and nothing can be written. */
export class Snapshot implements ClusterReader {
  readonly #cluster: ClusterClient;
  readonly #objects = new Map<string, Promise<ApiObject | null>>();
  readonly #lists = new Map<string, Promise<readonly ApiObject[]>>();
  #version: Promise<string> | undefined;

  constructor(cluster: ClusterClient) {
    this.#cluster = cluster;
  }

  get context(): string {
    return this.#cluster.context;
  }

  get server(): string {
    return this.#cluster.server;
  }

  get authorities(): readonly string[] {
    return this.#cluster.authorities;
  }

  version(): Promise<string> {
    this.#version ??= this.#cluster.version();
    return this.#version;
  }

  serves(kind: Pick<ObjectRef, 'apiVersion' | 'kind'>): Promise<boolean> {
    return this.#cluster.serves(kind);
  }

  get(ref: ObjectRef): Promise<ApiObject | null> {
    return once(this.#objects, keyOf(ref), () => this.#cluster.get(ref));
  }

  list(options: ListOptions): Promise<readonly ApiObject[]> {
    return once(this.#lists, JSON.stringify(options), async () => {
      const objects = await this.#cluster.list(options);
      if (options.metadataOnly === true) return objects;
      for (const object of objects) this.#objects.set(keyOf(refOf(object)), Promise.resolve(object));
      return objects;
    });
  }

  /** The object as it would be after an apply of it that takes over whatever others manage. */
  dryRun(object: ApiObject): Promise<ApiObject> {
    return this.#cluster.apply(object, { dryRun: true, force: true, fieldManager: TRIAL });
  }
}

function once<T>(known: Map<string, Promise<T>>, key: string, read: () => Promise<T>): Promise<T> {
  const found = known.get(key) ?? read();
  known.set(key, found);
  return found;
}

function keyOf(ref: ObjectRef): string {
  return `${ref.apiVersion} ${describeRef(ref)}`;
}
