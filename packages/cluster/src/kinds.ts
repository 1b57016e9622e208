import * as z from 'zod';
import type { Connection } from './connection.ts';

const ResourceList = z.looseObject({
  resources: z.array(z.looseObject({ name: z.string(), kind: z.string(), namespaced: z.boolean() })),
});
const Group = z.looseObject({ versions: z.array(z.looseObject({ groupVersion: z.string() })) });

/** How the API serves a kind. */
export interface ServedKind {
  readonly plural: string;
  readonly namespaced: boolean;
}

/** Which kinds the cluster serves. What is not served is asked for again each time: CRDs come while netloom waits. */
export class Kinds {
  readonly #connection: Connection;
  readonly #served = new Map<string, ReadonlyMap<string, ServedKind>>();
  /** Questions that are being asked: many objects of one kind are read at the same time. */
  readonly #asked = new Map<string, Promise<ReadonlyMap<string, ServedKind>>>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** null where the cluster does not serve the kind. */
  async find(apiVersion: string, kind: string): Promise<ServedKind | null> {
    const known = this.#served.get(apiVersion)?.get(kind);
    if (known !== undefined) return known;
    const asked = this.#asked.get(apiVersion) ?? this.#ask(apiVersion);
    this.#asked.set(apiVersion, asked);
    return (await asked).get(kind) ?? null;
  }

  /** Whether the cluster serves any kind of the group. */
  async servesGroup(group: string): Promise<boolean> {
    const { status, text } = await this.#connection.send({
      method: 'GET',
      path: `/apis/${encodeURIComponent(group)}`,
      operation: `reading the kinds of ${group}`,
    });
    return status !== 404 && Group.parse(JSON.parse(text)).versions.length > 0;
  }

  async #ask(apiVersion: string): Promise<ReadonlyMap<string, ServedKind>> {
    try {
      const served = await this.#read(apiVersion);
      this.#served.set(apiVersion, served);
      return served;
    } finally {
      this.#asked.delete(apiVersion);
    }
  }

  async #read(apiVersion: string): Promise<ReadonlyMap<string, ServedKind>> {
    const operation = `reading the kinds of ${apiVersion}`;
    const { status, text } = await this.#connection.send({
      method: 'GET',
      path: rootOf(apiVersion),
      operation,
    });
    if (status === 404) return new Map();
    const { resources } = ResourceList.parse(JSON.parse(text));
    return new Map(
      resources
        // `deployments/scale` is a part of another resource
        .filter(({ name }) => !name.includes('/'))
        .map(({ name, kind, namespaced }) => [kind, { plural: name, namespaced }]),
    );
  }
}

/** `/api/v1`, `/apis/metallb.io/v1beta1` */
export function rootOf(apiVersion: string): string {
  const parts = apiVersion.split('/').map(encodeURIComponent);
  return `${parts.length === 1 ? '/api' : '/apis'}/${parts.join('/')}`;
}
