import type { Agent } from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseJson } from '@netloom/diagnostics/json';
import * as z from 'zod';
import { exchange, type HttpResponse } from '../client/http-exchange.ts';
import { agentFor } from '../client/trust.ts';
import { CheckFailed } from './check-failed.ts';
import { ConfigMap } from './config-map.ts';
import type { Event } from './event.ts';

/** A Status of meta/v1. */
const StatusAnswer = z.object({ message: z.string() });

const FIELD_MANAGER = 'netloom-proxmox-sdn';
/** Half a minute in all: a reload of the hosts may cut the cluster's own network for a moment. */
const ATTEMPTS = 8;
const LONGEST_WAIT_MS = 8_000;

/** Somebody else has written the object since it was read. */
export class Conflict extends Error {
  override readonly name = 'Conflict';
}

export interface KubeOptions {
  readonly origin: string;
  readonly namespace: string;
  /** Of the ServiceAccount. */
  readonly token: string;
  /** PEM. */
  readonly ca: string;
  /** The wait before the first repetition; it doubles each time. */
  readonly retryMs?: number;
}

/** The three calls of the Kubernetes API that a job may make, all within its namespace. */
export class KubeClient {
  readonly namespace: string;
  readonly #origin: string;
  readonly #agent: Agent;
  readonly #authorization: string;
  readonly #retryMs: number;

  constructor({ origin, namespace, token, ca, retryMs = 500 }: KubeOptions) {
    this.namespace = namespace;
    this.#origin = origin;
    this.#agent = agentFor({ kind: 'ca', pem: ca }, 10_000);
    this.#authorization = `Bearer ${token}`;
    this.#retryMs = retryMs;
  }

  close(): void {
    this.#agent.destroy();
  }

  /** null where there is none of that name. */
  async configMap(name: string): Promise<ConfigMap | null> {
    const answer = await this.#send({ method: 'GET', path: this.#configMaps(name) });
    return answer.status === 404 ? null : ConfigMap.parse(JSON.parse(answer.text));
  }

  /** Sets these keys and leaves the others; with a resourceVersion, only on that state of the object. */
  async patchConfigMap(
    name: string,
    change: { readonly data: Readonly<Record<string, string>>; readonly resourceVersion?: string },
  ): Promise<ConfigMap> {
    const { data, resourceVersion } = change;
    const answer = await this.#send({
      method: 'PATCH',
      path: `${this.#configMaps(name)}?fieldManager=${FIELD_MANAGER}`,
      type: 'application/merge-patch+json',
      body: { data, ...(resourceVersion !== undefined && { metadata: { resourceVersion } }) },
    });
    if (answer.status === 404) {
      throw new CheckFailed(
        `ConfigMap ${this.namespace}/${name} is gone: sync the Application, or run \`helm upgrade\` again.`,
      );
    }
    return ConfigMap.parse(JSON.parse(answer.text));
  }

  /** Its name makes it one Event, however often it is sent. */
  async createEvent(event: Event): Promise<void> {
    const path = `/apis/events.k8s.io/v1/namespaces/${this.namespace}/events?fieldManager=${FIELD_MANAGER}`;
    try {
      const { status } = await this.#send({ method: 'POST', path, type: 'application/json', body: event });
      if (status === 404) throw new CheckFailed(`No namespace ${this.namespace} for an Event.`);
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
    }
  }

  #configMaps(name: string): string {
    return `/api/v1/namespaces/${this.namespace}/configmaps/${name}`;
  }

  /** Every call may be repeated. 404 is returned, all other failures are thrown. */
  async #send(call: Call): Promise<HttpResponse> {
    for (let attempt = 1; ; attempt += 1) {
      const answer = await this.#sendOnce(call).catch((error: unknown) => String(error));
      const isTransient = typeof answer === 'string' || answer.status >= 500 || answer.status === 429;
      if (isTransient && attempt < ATTEMPTS) {
        await sleep(Math.min(this.#retryMs * 2 ** (attempt - 1), LONGEST_WAIT_MS));
        continue;
      }
      const name = `${call.method} ${call.path.replace(/\?.*/, '')}`;
      if (typeof answer === 'string') {
        throw new CheckFailed(`The API server does not answer: ${name}: ${answer}`);
      }
      if (answer.status < 300 || answer.status === 404) return answer;
      const detail = `${name}: ${answer.status} ${messageIn(answer.text) ?? answer.reason}`;
      throw answer.status === 409
        ? new Conflict(detail)
        : new CheckFailed(`The API server refuses: ${detail}`);
    }
  }

  async #sendOnce({ method, path, type, body }: Call): Promise<HttpResponse> {
    return exchange(`${this.#origin}${path}`, {
      method,
      agent: this.#agent,
      signal: AbortSignal.timeout(15_000),
      headers: {
        authorization: this.#authorization,
        accept: 'application/json',
        ...(type !== undefined && { 'content-type': type }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  }
}

interface Call {
  readonly method: 'GET' | 'PATCH' | 'POST';
  readonly path: string;
  readonly type?: string;
  readonly body?: object;
}

function messageIn(text: string): string | null {
  return StatusAnswer.safeParse(parseJson(text)).data?.message ?? null;
}
