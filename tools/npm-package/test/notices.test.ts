import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { renderNotices } from '../src/notices.ts';

describe(renderNotices, () => {
  let root: string;

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'netloom-notices-'));
    await install(
      'node_modules/one',
      { license: 'MIT' },
      { LICENSE: 'Text of one.\n', NOTICE: 'Notice of one.\n' },
    );
    await install('node_modules/@scope/two', {}, { UNLICENSE: 'Text of two.\n' });
    await install(
      'node_modules/in-readme',
      { license: 'MIT' },
      {
        'README.md':
          '# in-readme\n\nWhat it does.\n\nLicense\n-------\n\nPermission is hereby granted to all.\n',
      },
    );
    await install(
      'node_modules/named',
      { license: 'MIT' },
      { 'README.md': '# named\n\n## License\n\nMIT\n' },
    );
    await install(
      'node_modules/one/node_modules/two',
      { name: '@scope/two' },
      { UNLICENSE: 'Text of two.\n' },
    );
  });

  afterAll(() => rm(root, { recursive: true, force: true }));

  async function install(
    folder: string,
    manifest: object,
    files: Readonly<Record<string, string>>,
  ): Promise<void> {
    await mkdir(join(root, folder), { recursive: true });
    const named = { name: folder.replace('node_modules/', ''), version: '1.0.0', ...manifest };
    await writeFile(join(root, folder, 'package.json'), JSON.stringify(named));
    for (const [name, text] of Object.entries(files)) await writeFile(join(root, folder, name), text);
  }

  const notices = async (...inputs: readonly string[]): Promise<readonly string[]> =>
    (await renderNotices(root, inputs)).split(/\n-{80}\n\n/).slice(1);

  it('has the licence and the notice of each package once, and nothing of our own modules', async () => {
    expect(
      await notices('packages/cli/src/main.ts', 'node_modules/one/a.js', 'node_modules/one/lib/b.js'),
    ).toEqual(['one 1.0.0 (MIT)\n\nText of one.\n\nNotice of one.\n']);
  });

  it('has one of two copies of a package', async () => {
    expect(await notices('node_modules/@scope/two/a.js', 'node_modules/one/node_modules/two/a.js')).toEqual([
      '@scope/two 1.0.0 (see below)\n\nText of two.\n',
    ]);
  });

  it('takes the text from a README that has it', async () => {
    expect(await notices('node_modules/in-readme/a.js')).toEqual([
      'in-readme 1.0.0 (MIT)\n\nLicense\n-------\n\nPermission is hereby granted to all.\n',
    ]);
  });

  it('fails for a package that only names its licence', async () => {
    await expect(notices('node_modules/named/a.js')).rejects.toThrow(
      `${join(root, 'node_modules/named')} has no licence text, neither in a file nor in its README: the bundle must not hold it. Take another version, or another package.`,
    );
  });
});
