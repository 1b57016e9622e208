import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface PostedComment {
  readonly id: number;
  readonly body: string | null;
  readonly user: object | null;
}

/** The comments of one pull request, two on a page, as a forge has them: some of people, and some of users who are gone. */
export class CommentForge {
  comments: readonly PostedComment[] = ['looks good', null, '<!-- netloom plan: other -->'].map(
    (body, id) => ({
      ...{ id, body },
      user: id === 0 ? { type: 'User' } : null,
    }),
  );
  /** The answers to the next writes, in place of doing them. */
  failures: number[] = [];
  #next = 100;

  /** The body of the comment that was posted first. */
  get posted(): string | null | undefined {
    return this.comments[3]?.body;
  }

  async serve(use: (url: string) => Promise<void>): Promise<void> {
    const server = createServer((request, response) => {
      void this.#answer(request).then(({ status, link, body }) => {
        response.writeHead(status, link === undefined ? {} : { link }).end(JSON.stringify(body));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    // a server that listens on a port has an address of this kind
    const { port } = server.address() as AddressInfo;
    try {
      await use(`http://127.0.0.1:${port}`);
    } finally {
      server.close();
      server.closeAllConnections();
    }
  }

  async #answer(
    request: IncomingMessage,
  ): Promise<{ readonly status: number; readonly link?: string; readonly body: unknown }> {
    const { method, headers } = request;
    const { host, pathname, searchParams } = new URL(request.url ?? '', `http://${headers.host ?? ''}`);
    const isAllowed = headers.authorization === 'Bearer secret' || headers['private-token'] === 'secret';
    if (!isAllowed) return { status: 401, body: 'no token' };
    if (method === 'GET') {
      const from = Number(searchParams.get('page')) * 2;
      const body = this.comments.slice(from, from + 2);
      if (from + 2 >= this.comments.length) return { status: 200, body };
      const next = `<http://${host}${pathname}?page=${from / 2 + 1}>; rel="next"`;
      return { status: 200, link: `<http://${host}${pathname}>; rel="first", ${next}`, body };
    }
    const failure = this.failures.shift();
    if (failure !== undefined) return { status: failure, body: { message: 'Resource not accessible' } };
    // what the program sends
    const { body } = JSON.parse(await text(request)) as { readonly body: string };
    const id = Number(pathname.split('/').at(-1));
    this.#next += 1;
    this.comments =
      method === 'POST'
        ? [...this.comments, { id: this.#next, body, user: { type: 'Bot' } }]
        : this.comments.map((one) => (one.id === id ? { ...one, body } : one));
    return { status: 200, body: {} };
  }
}
