import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startCacheServer, type CacheServer } from './cache-server.ts';
import { createWorkspace, type Workspace } from './workspace.ts';

const NX_MS = 180_000;
const TOKENS = { read: 'read-only', write: 'read-and-write' };

let server: CacheServer;
const clones: Workspace[] = [];
beforeAll(async () => {
  server = await startCacheServer(TOKENS);
  for (let count = 0; count < 3; count += 1) {
    clones.push(await createWorkspace([['networks/home/network.yaml', 'name: home\n']]));
  }
}, NX_MS);
afterAll(async () => {
  server.close();
  for (const { remove } of clones) await remove();
});

/** `nx build` in a clone, and what the server answered to it. */
async function build(
  clone: Workspace,
  token: keyof typeof TOKENS,
): Promise<{ readonly stdout: string; readonly answers: readonly string[] }> {
  server.answers.length = 0;
  const stdout = await clone.nx(['build', 'network-home'], {
    NX_SELF_HOSTED_REMOTE_CACHE_SERVER: server.url,
    NX_SELF_HOSTED_REMOTE_CACHE_ACCESS_TOKEN: TOKENS[token],
  });
  return { stdout, answers: [...server.answers] };
}

describe('a remote cache', () => {
  it(
    'has what one clone built for another, which writes generated/ from it',
    async () => {
      const [one, other] = clones as [Workspace, Workspace];
      expect((await build(one, 'write')).answers).toEqual(['GET 404', 'PUT 200']);
      const { stdout, answers } = await build(other, 'read');
      expect(answers).toEqual(['GET 200']);
      expect(stdout).toContain('[remote cache]');
      expect(await readFile(join(other.root, 'networks/home/generated/values.yaml'), 'utf8')).toBe(
        'name: home\n',
      );
    },
    NX_MS,
  );

  it(
    'takes nothing from whoever may only read, and the build succeeds all the same',
    async () => {
      const [, , clone] = clones as [Workspace, Workspace, Workspace];
      await appendFile(join(clone.root, 'networks/home/network.yaml'), '# edited\n');
      expect((await build(clone, 'read')).answers).toEqual(['GET 404', 'PUT 403']);
    },
    NX_MS,
  );
});
