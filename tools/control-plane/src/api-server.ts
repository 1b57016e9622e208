import { readFile } from 'node:fs/promises';
import { Agent, request } from 'node:https';
import { text as textOf } from 'node:stream/consumers';
import { load } from 'js-yaml';
import type { Kubeconfig } from './data-folder.ts';

export interface ApiRequest {
  readonly method: 'GET' | 'POST' | 'PATCH';
  /** With its query. */
  readonly path: string;
  readonly body?: { readonly type: string; readonly text: string };
}

export interface ApiResponse {
  readonly status: number;
  readonly text: string;
}

/** The API server of a kubeconfig. */
export class ApiServer {
  readonly #server: string;
  readonly #token: string;
  readonly #agent: Agent;

  private constructor(options: { readonly server: string; readonly token: string; readonly ca: string }) {
    this.#server = options.server;
    this.#token = options.token;
    this.#agent = new Agent({ keepAlive: true, ca: options.ca });
  }

  /** `path` is that of a kubeconfig that `writeDataFolder` has written. */
  static async open(path: string): Promise<ApiServer> {
    // one cluster and one user, as we wrote them
    const { clusters, users } = load(await readFile(path, 'utf8')) as Kubeconfig;
    const [{ cluster }] = clusters;
    return new ApiServer({
      server: cluster.server,
      ca: await readFile(cluster['certificate-authority'], 'utf8'),
      token: users[0].user.token,
    });
  }

  /** Returns any response, errors of the API server too. */
  async send({ method, path, body }: ApiRequest): Promise<ApiResponse> {
    const { promise, resolve, reject } = Promise.withResolvers<ApiResponse>();
    request(
      new URL(path, this.#server),
      {
        method,
        agent: this.#agent,
        headers: {
          authorization: `Bearer ${this.#token}`,
          ...(body !== undefined && { 'content-type': body.type }),
        },
      },
      (response) => {
        textOf(response).then((text) => {
          resolve({ status: response.statusCode ?? 0, text });
        }, reject);
      },
    )
      .on('error', reject)
      .end(body?.text);
    return promise;
  }

  /** The object at a path; throws where the API server responds with an error. */
  async get(path: string): Promise<unknown> {
    const { status, text } = await this.send({ method: 'GET', path });
    if (status >= 300) throw new Error(`the API server responds to ${path} with ${status}: ${text}`);
    return JSON.parse(text);
  }
}
