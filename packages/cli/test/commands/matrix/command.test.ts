import { netloom } from '../../netloom.ts';

describe('netloom matrix', () => {
  it('prints one line for each target', async () => {
    const { code, stdout } = await netloom(['matrix']);
    const [head = '', ...rows] = stdout.trimEnd().split('\n');
    expect([code, head.trim().split(/ {2,}/)[0]]).toEqual([0, 'internet']);
    expect(rows.find((row) => row.startsWith('https://argocd.int.jigga.xyz '))).toMatch(
      /^\S+ +no +yes +yes /,
    );
  });

  it('prints CSV and JSON with the hop that decides', async () => {
    const { stdout } = await netloom(['matrix', '--output', 'csv']);
    expect(stdout.split('\r\n')[0]).toBe('from,to,verdict,layer,text,at');
    const json = await netloom(['matrix', '--output', 'json']);
    expect(JSON.parse(json.stdout)).toHaveProperty('cells.0.verdict');
  });
});
