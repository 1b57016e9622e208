import { execFile } from 'node:child_process';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { parseSource } from '@netloom/diagnostics';
import { git, inRepository } from '../git.ts';
import { BIN, inTempFolder, ROOT, SMALL } from '../netloom.ts';

const page = await readFile(join(ROOT, 'docs/plan.md'), 'utf8');

/** A file that the page shows. */
function shown(path: string): string {
  const blocks = page.matchAll(/^```\w+ (\S+)\n(.*?)^```$/gms);
  const [, , file] = [...blocks].find(([, name]) => name === path) ?? [];
  if (file === undefined) throw new Error(`docs/plan.md has no file ${path}`);
  return file;
}

interface Posted {
  readonly id: number;
  readonly body: string;
}

/** The comments of one pull request, two on a page, as a forge has them. */
class Forge {
  comments: readonly Posted[] = ['looks good', 'really?', '<!-- netloom plan: other -->'].map((body, id) => ({
    id,
    body,
  }));

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
    // what the script of the page sends
    const { body } = JSON.parse(await text(request)) as { readonly body: string };
    const id = Number(pathname.split('/').at(-1));
    this.comments =
      method === 'POST'
        ? [...this.comments, { id: this.comments.length, body }]
        : this.comments.map((one) => (one.id === id ? { id, body } : one));
    return { status: 200, body: {} };
  }
}

interface Runner {
  readonly name: string;
  readonly script: string;
  readonly variables: (given: {
    readonly url: string;
    readonly base: string;
  }) => Readonly<Record<string, string>>;
}

/** The page is our own, and the tests fail where its files do not have this shape. */
const { jobs } = parseSource(shown('.github/workflows/plan.yml'), 'plan.yml').value as {
  readonly jobs: {
    readonly plan: {
      readonly steps: readonly {
        readonly name?: string;
        readonly run?: string;
        readonly env?: Readonly<Record<string, string>>;
      }[];
    };
  };
};
const step = jobs.plan.steps.find(({ name }) => name === 'Plan');
const { plan: gitlab } = parseSource(shown('.gitlab-ci.yml'), '.gitlab-ci.yml').value as {
  readonly plan: { readonly script: readonly string[] };
};

const RUNNERS: readonly Runner[] = [
  {
    name: 'GitHub',
    script: step?.run ?? '',
    variables: ({ url, base }) => {
      const values: Readonly<Record<string, string>> = {
        'github.api_url': url,
        'github.repository': 'me/home',
        'github.event.pull_request.number': '7',
        'github.event.pull_request.base.sha': base,
        'github.token': 'secret',
      };
      const fill = (value: string): string =>
        value.replaceAll(/\$\{\{ (\S+) \}\}/g, (_, name: string) => values[name] ?? `no ${name}`);
      return Object.fromEntries(Object.entries(step?.env ?? {}).map(([name, value]) => [name, fill(value)]));
    },
  },
  {
    name: 'GitLab',
    script: gitlab.script.filter((line) => line !== 'npm ci').join('\n'),
    variables: ({ url, base }) => ({
      CI_API_V4_URL: url,
      CI_PROJECT_ID: '3',
      CI_MERGE_REQUEST_IID: '7',
      CI_MERGE_REQUEST_DIFF_BASE_SHA: base,
      PLAN_TOKEN: 'secret',
    }),
  },
];

async function write(path: string, content: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}

/** Runs a script as a runner does. Resolves to its exit code. */
async function run(script: string, cwd: string, env: Readonly<Record<string, string>>): Promise<unknown> {
  return new Promise((resolve) => {
    execFile('bash', ['-eo', 'pipefail', '-c', script], { cwd, env: { ...process.env, ...env } }, (error) => {
      resolve(error === null ? 0 : error.code);
    });
  });
}

describe.each(RUNNERS)('the comment of docs/plan.md, on $name', ({ script, variables }) => {
  it('is posted once, replaced by each push, and there where the plan is refused', () =>
    inTempFolder((cwd) =>
      inFolder(cwd, async (path) => {
        const file = join(cwd, 'network.yaml');
        const forge = new Forge();
        await forge.serve(async (url) => {
          const env = { ...variables({ url, base: await git(cwd, 'rev-parse', 'HEAD') }), PATH: path };
          const push = async (network: string): Promise<unknown> => {
            await writeFile(file, network);
            return run(script, cwd, env);
          };
          expect(await push(SMALL.replace('192.168.1.10', '192.168.1.11'))).toBe(0);
          expect(forge.comments).toHaveLength(4);
          expect(forge.comments[3]?.body).toMatch(
            /^<!-- netloom plan: small -->\n[^]*\n~ node:one moves from /,
          );
          expect(await push(SMALL)).toBe(0);
          expect(forge.comments[3]?.body).toContain('\nno changes.\n');
          expect(await push(SMALL.replace('cluster: { ', 'cluster: { podCidr: 10.50.0.0/16, '))).toBe(1);
          expect(forge.comments[3]?.body).toContain('\nrefused[immutable]: ');
          expect(forge.comments.map(({ body }) => body).slice(0, 3)).toEqual([
            'looks good',
            'really?',
            '<!-- netloom plan: other -->',
          ]);
          expect(forge.comments).toHaveLength(4);
        });
      }),
    ));
});

/** A checkout with the script of the page, and an `npx` that runs this netloom. */
async function inFolder(cwd: string, use: (path: string) => Promise<void>): Promise<void> {
  await write(join(cwd, 'network.yaml'), SMALL);
  await write(join(cwd, '.ci/comment.mjs'), shown('.ci/comment.mjs'));
  await write(join(cwd, 'bin/npx'), `#!/bin/sh\nshift\nexec '${process.execPath}' '${BIN}' "$@"\n`);
  await chmod(join(cwd, 'bin/npx'), 0o755);
  const path = [join(cwd, 'bin'), dirname(process.execPath), process.env.PATH].join(':');
  await inRepository(cwd, () => use(path));
}
