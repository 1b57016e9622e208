import { setTimeout } from 'node:timers/promises';
import { authorize } from './authorization.ts';
import type { Credentials } from './credentials.ts';
import { networkFailure } from './network-failure.ts';
import { PublishFailed } from './publish-failed.ts';
import { readBody } from './read-body.ts';
import { isLoopback } from './repository.ts';
import { responseFailure } from './response-failure.ts';

export interface TransportOptions {
  readonly host: string;
  readonly credentials: Credentials | null;
  readonly fetch: typeof globalThis.fetch;
  /** The default is `http` for loopback hosts and `https` for all others. */
  readonly scheme?: 'http' | 'https';
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
  /** Waits before a retry. */
  readonly wait?: (ms: number) => Promise<unknown>;
  /** Called with one line for each retry. */
  readonly onProgress?: (text: string) => void;
}

export interface RegistryRequest {
  readonly step: string;
  /** The repository in the registry. */
  readonly name: string;
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT';
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer;
  /** Every other status is a failure. */
  readonly accept: readonly number[];
}

export interface RegistryResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Buffer;
}

const PAUSES_MS = [500, 1_000, 2_000, 4_000];
const LONGEST_PAUSE_MS = 60_000;
const TIMEOUT_MS = 60_000;

/** Requests to one registry: each logs in when challenged, and fails with a message for people. */
export class Transport {
  readonly origin: URL;
  readonly #options: TransportOptions;
  /** By repository, since a token is for one. */
  readonly #authorizations = new Map<string, string>();

  constructor(options: TransportOptions) {
    const scheme = options.scheme ?? (isLoopback(options.host) ? 'http' : 'https');
    this.origin = new URL(`${scheme}://${options.host}`);
    this.#options = options;
  }

  /** One request, without a retry. */
  async send(request: RegistryRequest): Promise<RegistryResponse> {
    // uploads may go to another host, which has no business with the credentials of this one.
    const isOurs = request.url.origin === this.origin.origin;
    const known = isOurs ? this.#authorizations.get(request.name) : undefined;
    const response = await this.#exchange(request, known);
    if (response.status !== 401 || !isOurs) return this.#accepted(request, response);
    const header = await this.#logIn(request, response);
    // the same credentials would be refused again.
    if (header === null || header === known) throw this.#failure(request, response);
    this.#authorizations.set(request.name, header);
    return this.#accepted(request, await this.#exchange(request, header));
  }

  /** Retries an idempotent operation while its failures are transient. */
  async repeat<Result>(attempt: () => Promise<Result>): Promise<Result> {
    const { wait = this.#sleep, onProgress = () => undefined } = this.#options;
    for (const pause of PAUSES_MS) {
      try {
        return await attempt();
      } catch (error) {
        if (!(error instanceof PublishFailed) || !error.isTransient) throw error;
        const ms = Math.max(pause, error.retryAfterMs ?? 0);
        if (ms > LONGEST_PAUSE_MS) throw error;
        onProgress(`${error.message} Retrying in ${ms / 1_000} s.`);
        await wait(ms);
      }
    }
    return attempt();
  }

  readonly #sleep = (ms: number): Promise<unknown> =>
    setTimeout(ms, undefined, this.#options.signal === undefined ? {} : { signal: this.#options.signal });

  async #logIn(request: RegistryRequest, { headers }: RegistryResponse): Promise<string | null> {
    const { step, name } = request;
    return authorize(headers.get('www-authenticate') ?? '', {
      name,
      credentials: this.#options.credentials,
      isPlain: this.origin.protocol === 'http:',
      requestToken: async (url, authorization) => {
        const tokens: RegistryRequest = {
          step: `${step}, logging in at ${url.host}`,
          name,
          method: 'GET',
          url,
          accept: [200],
        };
        return this.#accepted(tokens, await this.#exchange(tokens, authorization ?? undefined)).body;
      },
    });
  }

  async #exchange(
    { step, method, url, headers, body }: RegistryRequest,
    authorization: string | undefined,
  ): Promise<RegistryResponse> {
    const { fetch, timeoutMs = TIMEOUT_MS, signal } = this.#options;
    const timeout = AbortSignal.timeout(timeoutMs);
    try {
      const fetched = await fetch(url, {
        method,
        headers: { ...headers, ...(authorization === undefined ? {} : { authorization }) },
        signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
        ...(body === undefined ? {} : { body: new Uint8Array(body) }),
      });
      return { status: fetched.status, headers: fetched.headers, body: await readBody(fetched) };
    } catch (error) {
      signal?.throwIfAborted();
      throw networkFailure(error, { step, host: url.host, timeoutMs });
    }
  }

  #accepted(request: RegistryRequest, response: RegistryResponse): RegistryResponse {
    if (request.accept.includes(response.status)) return response;
    throw this.#failure(request, response);
  }

  #failure({ step, name, url }: RegistryRequest, response: RegistryResponse): PublishFailed {
    const hasCredentials = this.#options.credentials !== null;
    return responseFailure({ step, name, host: url.host, hasCredentials, ...response });
  }
}
