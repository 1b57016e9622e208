import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { followFile } from '../src/follow-file.ts';
import { waitUntil } from '../src/wait-until.ts';

describe(followFile, () => {
  it('writes what is there, what is appended, and what was appended last', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'netloom-follow-test-'));
    const path = join(folder, 'log');
    await writeFile(path, 'compiling etcd\n');
    let seen = '';
    const following = followFile(path, { write: (text) => (seen += text), pollMs: 1 });
    await appendFile(path, 'starting etcd\n');
    await waitUntil(() => Promise.resolve(seen.includes('starting etcd\n')), {
      description: 'the file is followed',
      timeoutMs: 5_000,
    });
    await appendFile(path, 'ended by itself\n');
    await following.stop();
    await appendFile(path, 'too late\n');
    expect(seen).toBe('compiling etcd\nstarting etcd\nended by itself\n');
    await rm(folder, { recursive: true, force: true });
  });
});
