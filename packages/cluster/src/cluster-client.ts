import * as z from 'zod';
import { type ApiObject, parseObject } from './api-object.ts';
import { ClusterFailed, KindNotServed } from './cluster-errors.ts';
import type { ApiResponse, Connection } from './connection.ts';
import { explainStatus } from './explain-status.ts';
import { Kinds, rootOf, type ServedKind } from './kinds.ts';
import { describeRef, refOf, type ObjectRef } from './object-ref.ts';

/** Who netloom is to server-side apply. */
export const FIELD_MANAGER = 'netloom';

const ObjectList = z.looseObject({
  metadata: z.looseObject({ continue: z.string().optional() }),
  // a list of metadata alone has null where it has nothing
  items: z.array(z.looseObject({})).nullable(),
});
const Version = z.looseObject({ gitVersion: z.string() });

/** https://kubernetes.io/docs/reference/using-api/api-concepts/ */
const METADATA_ONLY = 'application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io';

export interface ListOptions {
  readonly apiVersion: string;
  readonly kind: string;
  /** All of them unless given. */
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
  /** Only what the objects have in common: enough for names, labels and annotations. */
  readonly metadataOnly?: boolean;
}

export interface ServerApplyOptions {
  /** The server checks it and writes nothing. */
  readonly dryRun?: boolean;
  /** Takes fields over that others manage. */
  readonly force?: boolean;
  readonly fieldManager?: string;
}

/** A question to a pod. */
export interface PodRequest {
  readonly namespace: string;
  readonly name: string;
  readonly port: number;
  /** `/ready` */
  readonly path: string;
}

/** One Kubernetes API server: objects of every kind by apiVersion and kind, their plural found out by discovery. */
export class ClusterClient {
  /** The context of the kubeconfig. */
  readonly context: string;
  readonly #connection: Connection;
  readonly #kinds: Kinds;

  constructor(connection: Connection, context: string) {
    this.context = context;
    this.#connection = connection;
    this.#kinds = new Kinds(connection);
  }

  /** The URL of the API server. */
  get server(): string {
    return this.#connection.server;
  }

  /** The server's own clock when it answered last, in milliseconds since 1970; null where it does not say. */
  get clock(): number | null {
    return this.#connection.clock;
  }

  /** SHA-256 fingerprints of the certificate authorities by which the kubeconfig verifies the server. */
  get authorities(): readonly string[] {
    return this.#connection.authorities;
  }

  async close(): Promise<void> {
    await this.#connection.close();
  }

  /** `v1.37.1+k3s1` */
  async version(): Promise<string> {
    const { text } = await this.#connection.send({
      method: 'GET',
      path: '/version',
      operation: 'reading the version',
    });
    return Version.parse(JSON.parse(text)).gitVersion;
  }

  async serves({ apiVersion, kind }: Pick<ObjectRef, 'apiVersion' | 'kind'>): Promise<boolean> {
    return (await this.#kinds.find(apiVersion, kind)) !== null;
  }

  /** Whether any kind of the group is served, such as `metallb.io`. */
  async servesGroup(group: string): Promise<boolean> {
    return this.#kinds.servesGroup(group);
  }

  /** null where it is not there, or nothing of its kind can be. */
  async get(ref: ObjectRef): Promise<ApiObject | null> {
    const path = await this.#pathOf(ref);
    if (path === null) return null;
    const { status, text } = await this.#connection.send({
      method: 'GET',
      path,
      operation: `reading ${describeRef(ref)}`,
    });
    return status === 404 ? null : parseObject(JSON.parse(text));
  }

  /** Every object of the kind; none where the cluster does not serve it. */
  async list(options: ListOptions): Promise<readonly ApiObject[]> {
    const served = await this.#kinds.find(options.apiVersion, options.kind);
    if (served === null) return [];
    // the server forgets the state that a list began with after some minutes, and says so by 410
    const objects = (await this.#pages(options, served)) ?? (await this.#pages(options, served));
    if (objects !== null) return objects;
    throw new ClusterFailed({
      operation: `listing ${served.plural}`,
      detail: `${this.server} forgot where the list had come to, twice`,
      hint: 'Run the same command again.',
    });
  }

  /** All pages of a list; null where the server forgot its state meanwhile. */
  async #pages(
    { apiVersion, kind, namespace, labels = {}, metadataOnly = false }: ListOptions,
    served: ServedKind,
  ): Promise<readonly ApiObject[] | null> {
    const within = namespace === undefined ? '' : `/namespaces/${encodeURIComponent(namespace)}`;
    const selector = Object.entries(labels).map(([name, value]) => `${name}=${value}`);
    const objects: ApiObject[] = [];
    let next: string | undefined = '';
    do {
      const { status, text } = await this.#connection.send({
        method: 'GET',
        path: `${rootOf(apiVersion)}${within}/${served.plural}`,
        query: {
          limit: '500',
          ...(selector.length > 0 && { labelSelector: selector.join(',') }),
          ...(next !== '' && { continue: next }),
        },
        ...(metadataOnly && { headers: { accept: METADATA_ONLY } }),
        ...(next !== '' && { mayExpire: true }),
        operation: `listing ${served.plural}${namespace === undefined ? '' : ` of ${namespace}`}`,
      });
      if (status === 404) return [];
      if (status === 410) return null;
      const page = ObjectList.parse(JSON.parse(text));
      objects.push(...(page.items ?? []).map((item) => parseObject({ ...item, apiVersion, kind })));
      next = page.metadata.continue;
    } while (next !== undefined && next !== '');
    return objects;
  }

  /** Server-side apply. Gives the object as it is then; with `dryRun`, as it would be. */
  async apply(
    object: ApiObject,
    { dryRun = false, force = false, fieldManager = FIELD_MANAGER }: ServerApplyOptions = {},
  ): Promise<ApiObject> {
    const ref = refOf(object);
    const operation = `${dryRun ? 'dry run of' : 'applying'} ${describeRef(ref)}`;
    const path = await this.#pathOf(ref);
    if (path === null) throw notServed(ref, operation);
    const { status, text } = await this.#connection.send({
      method: 'PATCH',
      path,
      query: { fieldManager, force: String(force), ...(dryRun && { dryRun: 'All' }) },
      headers: { 'content-type': 'application/apply-patch+yaml' },
      body: object,
      operation,
    });
    if (status === 404) throw explainStatus({ operation, server: this.server, status, text });
    return parseObject(JSON.parse(text));
  }

  /**
   * Asks for the deletion; what has finalizers is still there for a while. Gives false where nothing was there. With a
   * `resourceVersion`, what was written since is left, and the refusal thrown.
   */
  async delete(
    ref: ObjectRef,
    { resourceVersion }: { readonly resourceVersion?: string | undefined } = {},
  ): Promise<boolean> {
    const path = await this.#pathOf(ref);
    if (path === null) return false;
    const { status } = await this.#connection.send({
      method: 'DELETE',
      path,
      body: {
        ...{ kind: 'DeleteOptions', apiVersion: 'v1', propagationPolicy: 'Background' },
        ...(resourceVersion !== undefined && { preconditions: { resourceVersion } }),
      },
      headers: { 'content-type': 'application/json' },
      operation: `deleting ${describeRef(ref)}`,
    });
    return status !== 404;
  }

  /** What a pod answers to a GET, which the API server passes on to it: with any status, also the server's own where it cannot. */
  async askPod({ namespace, name, port, path }: PodRequest): Promise<ApiResponse> {
    const pod = `${encodeURIComponent(name)}:${port}`;
    return this.#connection.send({
      method: 'GET',
      path: `/api/v1/namespaces/${encodeURIComponent(namespace)}/pods/${pod}/proxy${path}`,
      operation: `asking pod ${namespace}/${name}`,
      passedOn: true,
    });
  }

  /** All that a pod's only container has printed. */
  async podLog(namespace: string, name: string): Promise<string> {
    const path = `/api/v1/namespaces/${encodeURIComponent(namespace)}/pods/${encodeURIComponent(name)}/log`;
    const operation = `reading the log of pod ${namespace}/${name}`;
    const { status, text } = await this.#connection.send({ method: 'GET', path, operation });
    if (status === 404) throw explainStatus({ operation, server: this.server, status, text });
    return text;
  }

  async #pathOf({ apiVersion, kind, namespace, name }: ObjectRef): Promise<string | null> {
    const served = await this.#kinds.find(apiVersion, kind);
    if (served === null) return null;
    if (served.namespaced && namespace === null) throw new Error(`${kind} ${name} needs a namespace.`);
    const within = served.namespaced ? `/namespaces/${encodeURIComponent(namespace ?? '')}` : '';
    return `${rootOf(apiVersion)}${within}/${served.plural}/${encodeURIComponent(name)}`;
  }
}

/** What reads a cluster, and writes nothing. */
export type ClusterReader = Pick<
  ClusterClient,
  'context' | 'server' | 'authorities' | 'version' | 'serves' | 'get' | 'list'
>;

function notServed({ apiVersion, kind }: ObjectRef, operation: string): KindNotServed {
  const detail = `the cluster does not serve ${kind} of ${apiVersion}`;
  return new KindNotServed({
    operation,
    detail,
    hint: 'Its controller provides the CRD: install that first.',
  });
}
