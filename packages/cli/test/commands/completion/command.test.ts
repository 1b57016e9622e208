import { runHere } from '../../run-here.ts';

describe('netloom completion', () => {
  it.each(['bash', 'zsh', 'fish'])('prints the script of %s', async (shell) => {
    const { code, stdout, stderr } = await runHere(['completion', shell]);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('command netloom complete');
  });

  it('exits 2 for another shell', async () => {
    expect(await runHere(['completion', 'tcsh'])).toMatchObject({ code: 2, stdout: '' });
  });
});
