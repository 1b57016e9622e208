import { fstatSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { flushFolder } from '../../src/files/flush-folder.ts';
import { systemError } from './system-error.ts';

/** Flushes a folder on a system that answers with an error. Returns what has been opened for it. */
async function flushWith(code: string): Promise<number> {
  let opened = -1;
  await flushFolder(tmpdir(), (descriptor) => {
    opened = descriptor;
    expect(fstatSync(descriptor).isDirectory()).toBe(true);
    return Promise.reject(systemError(code));
  });
  return opened;
}

describe(flushFolder, () => {
  it('accepts that Windows flushes no folder, and closes it', async () => {
    const opened = await flushWith('EPERM');
    expect(() => fstatSync(opened)).toThrow('EBADF');
  });

  it('throws any other error', async () => {
    await expect(flushWith('EIO')).rejects.toMatchObject({ code: 'EIO' });
  });
});
