import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { create } from 'tar';

export const HOST = 'registry.example.org';

/** What was asked of the registry. */
export interface Asked {
  readonly method: string;
  readonly url: URL;
  readonly authorization: string | null;
}

export interface MemoryRegistry {
  readonly fetch: typeof globalThis.fetch;
  readonly asked: readonly Asked[];
  readonly manifests: Map<string, string>;
}

/** A registry without a socket. `before` may answer, or throw, in its place; `location` is where uploads go. */
export function memoryRegistry({
  before = () => null,
  location = (path) => path,
}: {
  readonly before?: (asked: Asked, index: number) => Response | null;
  readonly location?: (path: string) => string;
} = {}): MemoryRegistry {
  const asked: Asked[] = [];
  const manifests = new Map<string, string>();
  const blobs = new Set<string>();
  const answer = (request: Request, body: Buffer): Response => {
    const { method } = request;
    const url = new URL(request.url);
    const [, name = '', kind = '', reference = ''] =
      /^\/v2\/(.+)\/(manifests|blobs\/uploads|blobs)\/(.*)$/.exec(url.pathname) ?? [];
    if (kind === 'manifests' && method === 'GET') {
      const manifest = manifests.get(`${name}:${reference}`);
      return manifest === undefined ? new Response(null, { status: 404 }) : new Response(manifest);
    }
    if (kind === 'manifests') {
      manifests.set(`${name}:${reference}`, body.toString('utf8'));
      return new Response(null, { status: 201 });
    }
    if (method === 'HEAD') return new Response(null, { status: blobs.has(reference) ? 200 : 404 });
    if (method === 'POST') {
      return new Response(null, {
        status: 202,
        headers: { location: location(`${url.pathname}upload?state=x`) },
      });
    }
    const digest = `sha256:${createHash('sha256').update(body).digest('hex')}`;
    if (url.searchParams.get('digest') !== digest) return new Response(null, { status: 400 });
    blobs.add(digest);
    return new Response(null, { status: 201 });
  };
  return {
    asked,
    manifests,
    fetch: async (input, init) => {
      const request = new Request(input, init);
      request.signal.throwIfAborted();
      const { method, headers } = request;
      const one = { method, url: new URL(request.url), authorization: headers.get('authorization') };
      const index = asked.push(one) - 1;
      const body = Buffer.from(await request.arrayBuffer());
      return before(one, index) ?? answer(request, body);
    },
  };
}

/** Calls `use` with an archive of a chart named `small`, and removes it afterwards. */
export async function withArchive(
  lines: readonly string[],
  use: (archive: string) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'netloom-archive-'));
  try {
    await mkdir(join(folder, 'small'));
    const chart = ['apiVersion: v2', 'name: small', ...lines].join('\n');
    await writeFile(join(folder, 'small', 'Chart.yaml'), chart);
    const archive = join(folder, 'small.tgz');
    await create({ cwd: folder, file: archive, gzip: true, mtime: new Date(0), portable: true }, ['small']);
    await use(archive);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
