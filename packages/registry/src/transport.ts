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
  /** Plain HTTP without being asked is only for hosts where nobody else can listen. */
  readonly scheme?: 'http' | 'https';
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
  /** Waits before something is tried again. */
  readonly wait?: (ms: number) => Promise<unknown>;
  /** Told in one line each why it takes longer. */
  readonly onProgress?: (text: string) => void;
}

export interface Ask {
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

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Buffer;
}

const PAUSES_MS = [500, 1_000, 2_000, 4_000];
const LONGEST_PAUSE_MS = 60_000;
const TIMEOUT_MS = 60_000;

/** Requests to one registry: each logs in where it is asked to, and fails in words. */
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

  /** One request, without another try. */
  async send(ask: Ask): Promise<Answer> {
    // Uploads may go to another host, which has no business with the credentials of this one.
    const isOurs = ask.url.origin === this.origin.origin;
    const known = isOurs ? this.#authorizations.get(ask.name) : undefined;
    const answer = await this.#exchange(ask, known);
    if (answer.status !== 401 || !isOurs) return this.#accepted(ask, answer);
    const header = await this.#logIn(ask, answer);
    // The same password again would be refused again.
    if (header === null || header === known) throw this.#failure(ask, answer);
    this.#authorizations.set(ask.name, header);
    return this.#accepted(ask, await this.#exchange(ask, header));
  }

  /** Tries what can be repeated without harm until it goes well, while its failures may pass. */
  async repeat<Result>(attempt: () => Promise<Result>): Promise<Result> {
    const { wait = this.#sleep, onProgress = () => undefined } = this.#options;
    for (const pause of PAUSES_MS) {
      try {
        return await attempt();
      } catch (error) {
        if (!(error instanceof PublishFailed) || !error.isPassing) throw error;
        const ms = Math.max(pause, error.retryAfterMs ?? 0);
        if (ms > LONGEST_PAUSE_MS) throw error;
        onProgress(`${error.message} Trying again in ${ms / 1_000} s.`);
        await wait(ms);
      }
    }
    return attempt();
  }

  readonly #sleep = (ms: number): Promise<unknown> =>
    setTimeout(ms, undefined, this.#options.signal === undefined ? {} : { signal: this.#options.signal });

  async #logIn(ask: Ask, { headers }: Answer): Promise<string | null> {
    const { step, name } = ask;
    return authorize(headers.get('www-authenticate') ?? '', {
      name,
      credentials: this.#options.credentials,
      isPlain: this.origin.protocol === 'http:',
      ask: async (url, authorization) => {
        const tokens: Ask = {
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
    { step, method, url, headers, body }: Ask,
    authorization: string | undefined,
  ): Promise<Answer> {
    const { fetch, timeoutMs = TIMEOUT_MS, signal } = this.#options;
    const timeout = AbortSignal.timeout(timeoutMs);
    try {
      const response = await fetch(url, {
        method,
        headers: { ...headers, ...(authorization === undefined ? {} : { authorization }) },
        signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
        ...(body === undefined ? {} : { body: new Uint8Array(body) }),
      });
      return { status: response.status, headers: response.headers, body: await readBody(response) };
    } catch (error) {
      signal?.throwIfAborted();
      throw networkFailure(error, { step, host: url.host, timeoutMs });
    }
  }

  #accepted(ask: Ask, answer: Answer): Answer {
    if (ask.accept.includes(answer.status)) return answer;
    throw this.#failure(ask, answer);
  }

  #failure({ step, name, url }: Ask, answer: Answer): PublishFailed {
    const hasCredentials = this.#options.credentials !== null;
    return responseFailure({ step, name, host: url.host, hasCredentials, ...answer });
  }
}
