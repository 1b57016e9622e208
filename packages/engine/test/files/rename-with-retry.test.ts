import { renameWithRetry } from '../../src/files/rename-with-retry.ts';
import { systemError } from './system-error.ts';

/** A rename that is refused with these codes, one after the other, and then succeeds. */
function refusing(codes: readonly string[]): { readonly rename: () => Promise<void>; attempts: number } {
  const state = {
    attempts: 0,
    rename: async (): Promise<void> => {
      const code = codes[state.attempts];
      state.attempts += 1;
      if (code !== undefined) return Promise.reject(systemError(code));
    },
  };
  return state;
}

describe(renameWithRetry, () => {
  it('tries again while a program has the file open', async () => {
    const state = refusing(['EPERM', 'EACCES', 'EBUSY']);
    await renameWithRetry('a', 'b', { rename: state.rename, delays: [0, 0, 0] });
    expect(state.attempts).toBe(4);
  });

  it('gives up after the last pause, with the error of the last attempt', async () => {
    const state = refusing(['EPERM', 'EPERM', 'EBUSY']);
    await expect(renameWithRetry('a', 'b', { rename: state.rename, delays: [0, 0] })).rejects.toMatchObject({
      code: 'EBUSY',
    });
  });

  it('does not try again after any other error', async () => {
    const state = refusing(['ENOSPC']);
    await expect(renameWithRetry('a', 'b', { rename: state.rename, delays: [0] })).rejects.toMatchObject({
      code: 'ENOSPC',
    });
    expect(state.attempts).toBe(1);
  });
});
