import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FIXTURES, inTempFolder, netloom, SMALL, type Run } from '../../netloom.ts';

const HOMELAB = join(FIXTURES, 'networks', 'homelab');

/** The smallest network with these intents. */
async function intents(rows: readonly string[], ...args: readonly string[]): Promise<Run> {
  let run: Run = { code: null, stdout: '', stderr: '' };
  await inTempFolder(async (cwd) => {
    const text = `${SMALL}\nintents:\n${rows.map((row) => `  - { ${row} }\n`).join('')}`;
    await writeFile(join(cwd, 'network.yaml'), text);
    run = await netloom(['intents', 'network.yaml', ...args], { cwd });
  });
  return run;
}

const HOLDS = "from: lan, to: 'tcp://192.168.1.10:6443', expect: allow";
const FAILS = "from: lan, to: 'tcp://192.168.1.10:6443', expect: deny";

describe('netloom intents', () => {
  it('says which hold, where they are, and what decides', async () => {
    const { code, stdout } = await intents([HOLDS, FAILS]);
    const lines = stdout.split('\n');
    expect([code, lines[0], lines[2]]).toEqual([
      1,
      'holds: allow from lan to tcp://192.168.1.10:6443   network.yaml:8:5',
      'does not hold: deny from lan to tcp://192.168.1.10:6443   network.yaml:9:5',
    ]);
    expect(lines[1]).toMatch(/^ {2}\S/);
  });

  it('gives the same to a program', async () => {
    const { code, stdout } = await intents([HOLDS], '--output', 'json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      formatVersion: '1.0',
      intents: [
        { from: 'lan', to: 'tcp://192.168.1.10:6443', expect: 'allow', holds: true, verdict: 'allow' },
      ],
    });
  });

  it('gives Gatus what it can watch, and lists the rest', async () => {
    const { code, stdout, stderr } = await netloom([
      ...['intents', HOMELAB, '--output', 'gatus', '--from', 'internet'],
    ]);
    expect(code).toBe(0);
    expect(stdout.match(/^ {2}- name: .*$/gm)).toEqual([
      '  - name: allow https://passwords.jigga.xyz',
      '  - name: deny https://argocd.int.jigga.xyz',
    ]);
    expect(stderr).toContain(
      'left out: allow from tailnet to https://argocd.int.jigga.xyz: Gatus stands at internet, and sees nothing as tailnet\n',
    );
  });

  it('gives the tailnet policy what it decides, and lists the rest', async () => {
    const { code, stdout, stderr } = await netloom([
      ...['intents', HOMELAB, '--output', 'tailnet-tests', '--as', 'group:family'],
    ]);
    expect([code, JSON.parse(stdout)]).toEqual([
      0,
      { tests: [{ src: 'group:family', proto: 'tcp', accept: ['192.168.7.230:443'] }] },
    ]);
    expect(stderr.match(/^left out: /gm)).toHaveLength(2);
  });

  it('watches nothing of a network with errors', async () => {
    const { code, stdout } = await intents([FAILS], '--output', 'gatus', '--from', 'lan');
    expect([code, stdout]).toEqual([1, '']);
  });

  it.each([
    [['--output', 'gatus'], 'name that with --from pods or --from lan'],
    [['--output', 'gatus', '--from', 'lann'], 'did you mean'],
    [['--from', 'lan'], '--from is for --output gatus'],
    [['--output', 'tailnet-tests'], 'name it with --as'],
    [['--output', 'tailnet-tests', '--as', 'autogroup:member'], '--as autogroup:member: it must be a user'],
    [['--output', 'tailnet-tests', '--as', '*'], '--as *: it must be a user'],
    [['--as', 'group:family'], '--as is for --output tailnet-tests'],
    [['--output', 'nagios'], 'Allowed choices are human, json, gatus, tailnet-tests'],
  ])('refuses %j', async (args, message) => {
    const { code, stderr } = await intents([HOLDS], ...args);
    expect([code, stderr.includes(message)]).toEqual([2, true]);
  });
});
