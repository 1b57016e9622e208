import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Diagnostic } from '@netloom/diagnostics';
import { checkNetwork, findPage, InputUnreadable, loadNetwork } from '../../src/index.ts';
import { inTempFolder } from '../files/temp-folder.ts';

const MINIMAL = `apiVersion: netloom/v1
name: small
domain: example.com
lan: { cidr: 192.168.1.0/24 }
cluster: { nodes: [{ name: one, address: 192.168.1.10 }] }
`;

/** Each diagnostic as code, line and column. */
function brief(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.map(({ code, range }) =>
    range === null ? code : `${code} ${range.start.line}:${range.start.column}`,
  );
}

async function check(content: string): Promise<readonly [string, readonly string[]]> {
  let outcome: readonly [string, readonly string[]] = ['', []];
  await inTempFolder(async (temp) => {
    await writeFile(join(temp, 'network.yaml'), content);
    const { kind, diagnostics } = checkNetwork(await loadNetwork(join(temp, 'network.yaml'), 'network.yaml'));
    outcome = [kind, brief(diagnostics)];
  });
  return outcome;
}

describe(loadNetwork, () => {
  it.each<readonly [string, (folder: string) => Promise<string>, RegExp]>([
    [
      'links in a circle',
      async (folder) => {
        await symlink('b', join(folder, 'a'));
        await symlink('a', join(folder, 'b'));
        return join(folder, 'a');
      },
      /a leads nowhere: its symbolic links form a circle$/,
    ],
    [
      'a name that is too long',
      (folder) => Promise.resolve(join(folder, 'x'.repeat(300))),
      /x does not exist: no file has so long a name$/,
    ],
  ])('calls %s a missing input', async (_, make, message) =>
    inTempFolder(async (folder) => {
      await expect(loadNetwork(await make(folder))).rejects.toMatchObject({
        name: 'InputUnreadable',
        message: expect.stringMatching(message) as string,
      });
    }),
  );
});

describe(checkNetwork, () => {
  it('finds nothing in a small network', async () => {
    expect(await check(MINIMAL)).toEqual(['checked', []]);
  });

  it.each([
    ['an unknown key', `${MINIMAL}nodes: []\n`, ['unknown-key 6:1']],
    ['a wrong type', MINIMAL.replace('small', '[small]'), ['wrong-type 2:7']],
    ['a bad address', MINIMAL.replace('192.168.1.10', '192.168.1.256'), ['bad-value 5:42']],
    [
      'two mistakes',
      MINIMAL.replace('small', 'Small').replace('/24', '/33'),
      ['bad-value 2:7', 'bad-value 4:14'],
    ],
  ])('calls %s malformed', async (_, text, expected) => {
    expect(await check(text)).toEqual(['malformed', expected]);
  });

  it.each<readonly [string, string, readonly string[]]>([
    ['a duplicate key', `${MINIMAL}name: other\n`, ['duplicate-key 6:1']],
    ['nothing', '', ['empty-document 1:1']],
    ['2,000 nested brackets', `a: ${'['.repeat(2000)}${']'.repeat(2000)}`, ['too-deep 1:69']],
    ['more than 16 MiB', `# ${'x'.repeat(20 * 1024 * 1024)}\n`, ['too-large']],
    ['a byte order mark', `\ufeff${MINIMAL}`, ['byte-order-mark 1:1']],
    ['a control character', MINIMAL.replace('small', '"sm\u0007all"'), ['control-character 2:10']],
    ['two documents', `${MINIMAL}---\n${MINIMAL}`, ['several-documents 6:1']],
  ])('calls %s unreadable', async (_, content, expected) => {
    expect(await check(content)).toEqual(['unreadable', expected]);
  });

  it('refuses an alias bomb at the alias by which it is one', async () => {
    const levels = Array.from({ length: 9 }, (_, level) => {
      const items = Array.from({ length: 9 }, () => (level === 0 ? 'lol' : `*a${level - 1}`));
      return `a${level}: &a${level} [${items.join(', ')}]\n`;
    });
    const [kind, found] = await check(levels.join(''));
    expect([kind, found.filter((each) => each.startsWith('alias'))]).toEqual([
      'unreadable',
      ['alias-too-large 6:10'],
    ]);
  });
});

describe(loadNetwork, () => {
  it('says that a file is missing', async () => {
    const error = await loadNetwork('nowhere/network.yaml').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(InputUnreadable);
    expect(error).toMatchObject({
      diagnostic: { code: 'input-missing', message: 'nowhere/network.yaml does not exist', range: null },
    });
  });

  it('says that a folder is not a file', () =>
    inTempFolder(async (temp) => {
      await mkdir(join(temp, 'network.yaml'));
      await expect(loadNetwork(join(temp, 'network.yaml'))).rejects.toThrow(
        new InputUnreadable('input-is-folder', `${join(temp, 'network.yaml')} is a folder, not a file`),
      );
    }));

  it('reads no device', async () => {
    await expect(loadNetwork('/dev/zero')).rejects.toThrow(
      new InputUnreadable('input-is-special', '/dev/zero is not a regular file'),
    );
  });
});

describe(findPage, () => {
  it.each(['input-missing', 'duplicate-key', 'unknown-key', 'pool-overlaps-host'])(
    'has a page for %s',
    async (code) => {
      expect((await findPage(code))?.split('\n')[0]).toBe(`# ${code}`);
    },
  );

  it('has no page for a code that nothing carries', async () => {
    expect(await findPage('../rules')).toBeNull();
  });
});
