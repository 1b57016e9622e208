import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';

/** A cache as Nx asks for it, https://nx.dev/docs/kb/self-hosted-caching, in memory. */
export interface CacheServer {
  readonly url: string;
  /** The answers so far: method and status. */
  readonly answers: string[];
  readonly close: () => void;
}

/** Each entry is written once, by the write token; the read token may only read. */
export async function startCacheServer(tokens: {
  readonly read: string;
  readonly write: string;
}): Promise<CacheServer> {
  const entries = new Map<string, Uint8Array>();
  const answers: string[] = [];
  const answer = async (request: IncomingMessage): Promise<readonly [status: number, body?: Uint8Array]> => {
    const { method, url = '', headers } = request;
    const token = headers.authorization?.replace('Bearer ', '');
    if (token !== tokens.read && token !== tokens.write) return [401];
    if (method === 'GET') {
      const entry = entries.get(url);
      return entry === undefined ? [404] : [200, entry];
    }
    if (token !== tokens.write) return [403];
    if (entries.has(url)) return [409];
    entries.set(url, await buffer(request));
    return [200];
  };
  const server = createServer((request, response) => {
    void answer(request).then(([status, body]) => {
      answers.push(`${request.method ?? ''} ${status}`);
      response.writeHead(status, { 'content-type': 'application/octet-stream' }).end(body);
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { url: `http://127.0.0.1:${address.port}`, answers, close: () => server.close() };
}
