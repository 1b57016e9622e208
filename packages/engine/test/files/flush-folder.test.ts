import { flushFolder } from '../../src/files/flush-folder.ts';
import { systemError } from './system-error.ts';

/** A folder that answers `sync` with an error, and counts how often it is closed. */
function folderWith(code: string): { readonly open: Parameters<typeof flushFolder>[1]; closed: number } {
  const state = {
    closed: 0,
    open: () =>
      Promise.resolve({
        sync: () => Promise.reject(systemError(code)),
        close: () => Promise.resolve(void (state.closed += 1)),
      }),
  };
  return state;
}

describe(flushFolder, () => {
  it('accepts that Windows flushes no folder', async () => {
    const state = folderWith('EPERM');
    await flushFolder('generated', state.open);
    expect(state.closed).toBe(1);
  });

  it('throws any other error', async () => {
    const state = folderWith('EIO');
    await expect(flushFolder('generated', state.open)).rejects.toMatchObject({ code: 'EIO' });
    expect(state.closed).toBe(1);
  });
});
