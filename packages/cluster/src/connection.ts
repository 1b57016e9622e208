import type { KubeConfig } from '@kubernetes/client-node';
import { fetch, type Dispatcher } from 'undici';
import { authoritiesOf } from './authorities.ts';
import { ClusterError, ClusterUnreachable, KubeconfigUnusable } from './cluster-errors.ts';
import { explainFailure } from './explain-failure.ts';
import { explainStatus } from './explain-status.ts';
import { messageOf } from './message-of.ts';
import { pause } from './polling.ts';

export interface ApiRequest {
  readonly method: 'GET' | 'PATCH' | 'POST' | 'DELETE';
  /** Below the server, its parts encoded. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** The beginning of a sentence about it: "reading Namespace cloudflare". */
  readonly operation: string;
  /** Any status is an answer: it is that of somebody behind the server. */
  readonly passedOn?: true;
  /** 410 is an answer, too: the page of a list whose state the server has forgotten. */
  readonly mayExpire?: true;
}

export interface ApiResponse {
  readonly status: number;
  readonly text: string;
}

export interface ConnectionOptions {
  readonly signal?: AbortSignal | undefined;
  readonly timeoutMs: number;
  /** The wait before the first repetition; it doubles each time. */
  readonly retryMs: number;
}

const ATTEMPTS = 4;
/** The server, or what stands before it, is away for the moment. */
const TRANSIENT: ReadonlySet<number> = new Set([429, 502, 503, 504]);

/** The calls that netloom makes may all be repeated: applies and deletions say how things are to be, not what to do. */
export class Connection {
  readonly server: string;
  readonly #config: KubeConfig;
  readonly #options: ConnectionOptions;
  #dispatcher: Dispatcher | undefined;
  #clock: number | null = null;

  constructor(config: KubeConfig, options: ConnectionOptions) {
    this.#config = config;
    this.#options = options;
    this.server = config.getCurrentCluster()?.server ?? '';
  }

  /** The server's own clock when it answered last, in milliseconds; null where it does not say. */
  get clock(): number | null {
    return this.#clock;
  }

  get authorities(): readonly string[] {
    return authoritiesOf(this.#config);
  }

  async close(): Promise<void> {
    await this.#dispatcher?.destroy();
  }

  /** The answer where it is one of success or 404; throws a described error otherwise. */
  async send(call: ApiRequest): Promise<ApiResponse> {
    const { signal, retryMs } = this.#options;
    for (let attempt = 1; ; attempt += 1) {
      const wait = retryMs * 2 ** (attempt - 1);
      try {
        const answer = await this.#sendOnce(call);
        if (call.passedOn === true) return answer;
        if (!TRANSIENT.has(answer.status) || attempt === ATTEMPTS) return this.#checkStatus(call, answer);
      } catch (error) {
        if (!(error instanceof ClusterUnreachable) || attempt === ATTEMPTS) throw error;
      }
      await pause(wait, signal);
    }
  }

  #checkStatus({ operation, mayExpire }: ApiRequest, { status, text }: ApiResponse): ApiResponse {
    if (status < 300 || status === 404 || (mayExpire === true && status === 410)) return { status, text };
    throw explainStatus({ operation, server: this.server, status, text });
  }

  async #sendOnce(call: ApiRequest): Promise<ApiResponse> {
    const { signal, timeoutMs } = this.#options;
    signal?.throwIfAborted();
    const timeout = AbortSignal.timeout(timeoutMs);
    const url = `${this.server}${call.path}${call.query === undefined ? '' : `?${new URLSearchParams(call.query).toString()}`}`;
    try {
      const response = await fetch(url, {
        method: call.method,
        redirect: 'manual',
        // a write that has begun is ended, so that nobody has to guess whether it took effect
        signal: signal === undefined || isWrite(call) ? timeout : AbortSignal.any([signal, timeout]),
        ...(call.body !== undefined && { body: JSON.stringify(call.body) }),
        ...(await this.#secured(call, url)),
      });
      const clock = Date.parse(response.headers.get('date') ?? '');
      this.#clock = Number.isNaN(clock) ? null : clock;
      return { status: response.status, text: await response.text() };
    } catch (error) {
      const isStopped = signal?.aborted === true && !isWrite(call);
      if (isStopped || error instanceof ClusterError) throw error;
      throw explainFailure(error, { operation: call.operation, server: this.server, timeoutMs });
    }
  }

  /** The kubeconfig's credentials, fresh for each call since tokens run out; the connections stay open. */
  async #secured(
    { method, headers, operation }: ApiRequest,
    url: string,
  ): Promise<{ readonly headers: Record<string, string>; readonly dispatcher?: Dispatcher }> {
    const { RequestContext } = await import('./client-node.ts');
    const context = new RequestContext(url, method);
    try {
      await this.#config.applySecurityAuthentication(context);
    } catch (cause) {
      const detail = messageOf(cause);
      const hint = "Look at the user of the kubeconfig's context: detail it names has to be there.";
      throw new KubeconfigUnusable({ operation, detail, hint, cause });
    }
    this.#dispatcher ??= context.getDispatcher();
    return {
      headers: { accept: 'application/json', ...headers, ...context.getHeaders() },
      ...(this.#dispatcher !== undefined && { dispatcher: this.#dispatcher }),
    };
  }
}

/** A dry run changes nothing, whatever its method. */
function isWrite({ method, query }: ApiRequest): boolean {
  return method !== 'GET' && query?.dryRun === undefined;
}
