import { mkdir, readFile, readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inTempFolder, netloom, SMALL } from '../../netloom.ts';

interface Report {
  readonly valid: boolean;
  readonly counts: { readonly error: number; readonly warning: number; readonly info: number };
  readonly diagnostics: readonly {
    readonly code: string;
    readonly range: {
      readonly file: string;
      readonly start: { readonly line: number; readonly column: number };
    } | null;
  }[];
}

/** What --output json says of a file with this content: the exit code, and code and place of each finding. */
async function validate(content: string | Uint8Array): Promise<readonly [number | null, readonly string[]]> {
  let result: readonly [number | null, readonly string[]] = [null, []];
  await inTempFolder(async (cwd) => {
    await writeFile(join(cwd, 'network.yaml'), content);
    const { code, stdout, stderr } = await netloom(['validate', '--output', 'json'], { cwd });
    expect(stderr).toBe('');
    // what the command prints is what this test checks
    const report = JSON.parse(stdout) as Report;
    result = [
      code,
      report.diagnostics.map((one) => {
        if (one.range === null) return one.code;
        expect(one.range.file).toBe('network.yaml');
        return `${one.code} ${one.range.start.line}:${one.range.start.column}`;
      }),
    ];
  });
  return result;
}

describe('netloom validate', () => {
  it('names the file where the form of the findings does not', () =>
    inTempFolder(async (cwd) => {
      await writeFile(join(cwd, 'network.yaml'), SMALL);
      for (const form of ['json', 'sarif', 'github']) {
        const { code, stderr } = await netloom(['validate', '--output', form], { cwd });
        expect([form, code, stderr]).toEqual([form, 0, 'network: network.yaml\n']);
      }
    }));

  it('says what is only known, in one line or with what netloom does not do about it', () =>
    inTempFolder(async (cwd) => {
      const text = SMALL.replace(
        'cluster:',
        'vpns: [{ name: wg, range: 10.99.0.0/24, endpoint: host:router, routes: [lan] }]\ncluster:',
      );
      await writeFile(
        join(cwd, 'network.yaml'),
        text.replace(
          /^lan:.*$/m,
          'lan: { cidr: 192.168.1.0/24, gateway: { name: router, address: 192.168.1.1 } }',
        ),
      );
      const { code, stderr } = await netloom(['validate'], { cwd });
      expect([code, stderr]).toEqual([0, 'known, not managed: VPN wg (--verbose says what of each)\n']);
      expect((await netloom(['validate', '--verbose'], { cwd })).stderr).toBe(
        'known, not managed:\n  VPN wg: its peers in 10.99.0.0/24 and their keys, at host:router\n',
      );
      const { stdout } = await netloom(['validate', '--output', 'json'], { cwd });
      expect((JSON.parse(stdout) as { readonly known: unknown }).known).toEqual([
        {
          file: 'network.yaml',
          name: 'VPN wg',
          text: 'its peers in 10.99.0.0/24 and their keys, at host:router',
        },
      ]);
    }));

  it('finds exactly the twelve mistakes of the network as documented', async () => {
    const { code, stdout } = await netloom([
      'validate',
      'examples/as-documented/network.yaml',
      '--output',
      'json',
    ]);
    const report = JSON.parse(stdout) as Report;
    expect(code).toBe(1);
    expect(report.valid).toBe(false);
    expect(report.counts).toEqual({ error: 3, warning: 7, info: 2 });
    expect(report.diagnostics.map((one) => one.code).sort()).toEqual([
      'exposure-ambiguous',
      'firewall-direction-reversed',
      'no-default-deny',
      'pin-not-reserved',
      'placeholder-left',
      'pool-overlaps-host',
      'route-misses-pool',
      'sdn-gateway-without-owner',
      'servicelb-with-metallb',
      'tailnet-range-not-cgnat',
      'vxlan-port-not-allowed',
      'wireguard-port-not-tailscale',
    ]);
    expect(report.diagnostics.filter((one) => one.range === null)).toEqual([]);
  });

  it('takes the homelab unless no network is nearer, and finds its placeholder', async () => {
    const { code, stdout, stderr } = await netloom(['validate']);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout.split('\n')[0]).toBe(
      'warning[placeholder-left]: tunnel.id is the placeholder 00000000-0000-0000-0000-000000000000',
    );
    expect(stdout.trimEnd().split('\n').at(-1)).toBe('1 warning in networks/homelab/network.yaml');
  });

  it('takes the nearest network.yaml upwards', () =>
    inTempFolder(async (temp) => {
      await writeFile(join(temp, 'network.yaml'), `${SMALL}oops: 1\n`);
      await mkdir(join(temp, 'a', 'b'), { recursive: true });
      const { code, stdout } = await netloom(['validate'], { cwd: join(temp, 'a', 'b') });
      expect(code).toBe(1);
      expect(stdout).toContain(`--> ${join(temp, 'network.yaml')}:6:1`);
    }));

  it('takes a folder for the network.yaml in it', async () => {
    const { code, stdout } = await netloom(['validate', 'examples/minimal']);
    expect([code, stdout]).toEqual([0, 'examples/minimal/network.yaml: no findings\n']);
  });

  it('fails on a warning where it is asked to', async () => {
    expect((await netloom(['validate', '--fail-on', 'warning'])).code).toBe(1);
  });

  it('prints commands for GitHub', async () => {
    const { stdout } = await netloom(['validate', '--output', 'github']);
    expect(stdout).toMatch(/^::warning file=networks\/homelab\/network\.yaml,line=\d+,/);
  });

  it('prints a SARIF log with every rule', async () => {
    const { stdout } = await netloom(['validate', '--output', 'sarif']);
    expect(JSON.parse(stdout)).toMatchObject({
      version: '2.1.0',
      runs: [{ tool: { driver: { name: 'netloom' } }, results: [{ ruleId: 'placeholder-left' }] }],
    });
  });

  it.each([
    ['an unknown key', `${SMALL}nodes: []\n`, ['unknown-key 6:1']],
    ['a wrong type', SMALL.replace('small', '[small]'), ['wrong-type 2:7']],
    ['a bad address', SMALL.replace('192.168.1.10', '192.168.1.256'), ['bad-value 5:42']],
  ])('exits 1 for %s', async (_, content, expected) => {
    expect(await validate(content)).toEqual([1, expected]);
  });

  it.each<readonly [string, string | Uint8Array, readonly string[]]>([
    ['a duplicate key', `${SMALL}name: other\n`, ['duplicate-key 6:1']],
    ['2,000 nested brackets', `a: ${'['.repeat(2000)}`, ['too-deep 1:69']],
    ['20 MiB', `${SMALL}# ${'x'.repeat(20 * 1024 * 1024)}\n`, ['too-large']],
    ['a byte order mark', `\ufeff${SMALL}`, ['byte-order-mark 1:1']],
    ['a control character', SMALL.replace('small', '"sm\u0007all"'), ['control-character 2:10']],
    ['two documents', `${SMALL}---\n${SMALL}`, ['several-documents 6:1']],
    ['text that is not UTF-8', new Uint8Array([0x61, 0x3a, 0x20, 0xff, 0x0a]), ['not-utf8 1:4']],
    ['an alias without an anchor', `${SMALL}firewall: &rules []\nintents: *rule\n`, ['alias-unknown 7:10']],
  ])('exits 3 for %s', async (_, content, expected) => {
    expect(await validate(content)).toEqual([3, expected]);
  });

  it('exits 3 for an alias bomb', async () => {
    const line = (level: number): string =>
      `a${level}: &a${level} [${Array.from({ length: 9 }, () => (level === 0 ? 'lol' : `*a${level - 1}`)).join(', ')}]\n`;
    const [code, found] = await validate(Array.from({ length: 9 }, (_, level) => line(level)).join(''));
    const codes = new Set(found.map((each) => each.split(' ')[0]));
    expect([code, [...codes].sort()]).toEqual([
      3,
      ['alias-too-large', 'bad-value', 'missing-key', 'unknown-key'],
    ]);
  });

  it('exits 3 for a missing file, with a finding that has no place', () =>
    inTempFolder(async (cwd) => {
      const { code, stdout } = await netloom(['validate', 'nowhere.yaml', '--output', 'json'], { cwd });
      expect(code).toBe(3);
      expect(JSON.parse(stdout)).toMatchObject({
        valid: false,
        diagnostics: [{ code: 'input-missing', message: 'nowhere.yaml does not exist', range: null }],
      });
    }));

  it('exits 3 where there is no network at all, and says what was looked for', () =>
    inTempFolder(async (cwd) => {
      const { code, stdout, stderr } = await netloom(['validate', '--output', 'json'], { cwd });
      const message =
        'found no network.yaml in this folder or above it, and no networks/*/network.yaml: name a network file';
      expect([code, stderr]).toEqual([3, '']);
      expect(JSON.parse(stdout)).toMatchObject({ diagnostics: [{ code: 'input-missing', message }] });
      expect(await netloom(['build'], { cwd })).toEqual({
        code: 3,
        stdout: '',
        stderr: `netloom: ${message}\n`,
      });
    }));

  it('exits 3 for a folder in the place of the file', () =>
    inTempFolder(async (cwd) => {
      await mkdir(join(cwd, 'network.yaml', 'network.yaml'), { recursive: true });
      const { code, stdout } = await netloom(['validate', 'network.yaml', '--output', 'json'], { cwd });
      expect([code, JSON.parse(stdout)]).toMatchObject([3, { diagnostics: [{ code: 'input-is-folder' }] }]);
    }));

  it('fixes a network, keeps its comments, and exits by what is left', () =>
    inTempFolder(async (cwd) => {
      const file = join(cwd, 'network.yaml');
      await writeFile(file, `${SMALL}tailnett: { range: 100.0.0.0/8 } # mine\n`);
      expect(await netloom(['validate', '--fix'], { cwd })).toEqual({
        code: 0,
        stdout: 'network.yaml: no findings\n',
        stderr: [
          'fixed unknown-key: rename it to tailnet\n',
          'fixed tailnet-range-not-cgnat: write 100.64.0.0/10\n',
          'network.yaml: 2 fixes\n',
        ].join(''),
      });
      expect(await readFile(file, 'utf8')).toBe(`${SMALL}tailnet: { range: 100.64.0.0/10 } # mine\n`);
      expect(await readdir(cwd)).toEqual(['network.yaml']);
    }));

  it('shows what it would write, writes nothing, and prints what would be left as messages', () =>
    inTempFolder(async (cwd) => {
      const file = join(cwd, 'network.yaml');
      const text = `${SMALL}tailnet: { range: 100.0.0.0/8 }\ntunnel: { id: <tunnel-id> }\n`;
      await writeFile(file, text);
      const { code, stdout, stderr } = await netloom(['validate', '--fix-dry-run'], { cwd });
      expect([code, stdout]).toEqual([
        0,
        [
          '--- a/network.yaml',
          '+++ b/network.yaml',
          '@@ -3,5 +3,5 @@',
          ' domain: example.com',
          ' lan: { cidr: 192.168.1.0/24 }',
          ' cluster: { nodes: [{ name: one, address: 192.168.1.10 }] }',
          '-tailnet: { range: 100.0.0.0/8 }',
          '+tailnet: { range: 100.64.0.0/10 }',
          ' tunnel: { id: <tunnel-id> }',
          '',
        ].join('\n'),
      ]);
      expect(stderr).toContain('would fix tailnet-range-not-cgnat: write 100.64.0.0/10\n');
      expect(stderr).toContain('warning[placeholder-left]');
      expect(await readFile(file, 'utf8')).toBe(text);
    }));

  it('exits 5 rather than fix through a symbolic link', () =>
    inTempFolder(async (cwd) => {
      await writeFile(join(cwd, 'real.yaml'), `${SMALL}tailnet: { range: 100.0.0.0/8 }\n`);
      await symlink('real.yaml', join(cwd, 'network.yaml'));
      const { code, stderr } = await netloom(['validate', '--fix'], { cwd });
      expect([code, stderr]).toMatchObject([5, expect.stringContaining('is a symbolic link')]);
    }));

  it('fails where there are more warnings than are allowed', () =>
    inTempFolder(async (cwd) => {
      await writeFile(join(cwd, 'network.yaml'), `${SMALL}tunnel: { id: <tunnel-id> }\n`);
      expect((await netloom(['validate', '--max-warnings', '1'], { cwd })).code).toBe(0);
      expect((await netloom(['validate', '--max-warnings', '0'], { cwd })).code).toBe(1);
      const { code, stderr } = await netloom(['validate', '--max-warnings', 'few'], { cwd });
      expect([code, stderr]).toMatchObject([
        2,
        expect.stringContaining('It must be a whole number, 0 or more.'),
      ]);
    }));

  it('lists what is waived, and fails once the waiver has ended', () =>
    inTempFolder(async (cwd) => {
      const waived = (until: string): string =>
        `${SMALL}tunnel: { id: <tunnel-id> }\nwaivers: [{ code: placeholder-left, reason: soon, until: ${until} }]\n`;
      await writeFile(join(cwd, 'network.yaml'), waived('2999-12-31'));
      expect((await netloom(['validate'], { cwd })).stdout).toBe('network.yaml: no findings; 1 waived\n');
      const { stdout } = await netloom(['validate', '--output', 'json'], { cwd });
      expect(JSON.parse(stdout)).toMatchObject({
        valid: true,
        diagnostics: [],
        waived: [{ diagnostic: { code: 'placeholder-left' }, waiver: { reason: 'soon' } }],
      });
      await writeFile(join(cwd, 'network.yaml'), waived('2020-01-31'));
      const ended = await netloom(['validate'], { cwd });
      expect([ended.code, ended.stdout]).toMatchObject([1, expect.stringContaining('error[waiver-expired]')]);
    }));

  it('checks several networks, and what they do to each other', () =>
    inTempFolder(async (cwd) => {
      await writeFile(join(cwd, 'a.yaml'), SMALL);
      await writeFile(join(cwd, 'b.yaml'), SMALL);
      const { code, stdout } = await netloom(['validate', 'a.yaml', 'b.yaml', '--output', 'json'], { cwd });
      const report = JSON.parse(stdout) as Report;
      expect(code).toBe(1);
      expect(report.diagnostics.map((one) => one.code)).toContain('fleet-same-name');
      expect((await netloom(['validate', 'a.yaml'], { cwd })).code).toBe(0);
    }));

  it('has one finding for what many networks share, and counts the places that it does not list', () =>
    inTempFolder(async (cwd) => {
      const files = Array.from({ length: 30 }, (_, index) => `${index}.yaml`);
      for (const file of files) await writeFile(join(cwd, file), SMALL);
      const { stdout } = await netloom(['validate', ...files, '--output', 'json'], { cwd });
      const { diagnostics } = JSON.parse(stdout) as Report;
      expect(diagnostics).toMatchObject([{ code: 'fleet-same-name', relatedCount: 29 }]);
      expect(diagnostics[0]).toHaveProperty('related.length', 20);
      const human = (await netloom(['validate', ...files], { cwd })).stdout;
      expect(human).toContain('network "small" is declared by 30 files');
      expect(human).toContain('(9 more places are not listed)');
    }));
});
