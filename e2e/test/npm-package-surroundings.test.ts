import { rm } from 'node:fs/promises';
import { describeUnless, itUnless } from './support/describe-unless.ts';
import { InstalledPackage } from './support/installed-package.ts';
import { InstalledUser, UNKNOWN_USER, userMissing } from './support/installed-user.ts';
import { rootFolderMissing, runInRootFolder } from './support/root-folder.ts';

const withoutUser = userMissing();
const withoutRootFolder = await rootFolderMissing();
const withoutRoot =
  process.getuid?.() === 0 ? null : 'only root can become a user whom the system does not know';
/** No Helm is there, and none can be fetched. */
const NO_HELM = { PATH: '/nowhere' };

let installed: InstalledPackage;

beforeAll(async () => {
  installed = await InstalledPackage.create();
}, 300_000);

afterAll(() => rm(installed.scratch, { recursive: true, force: true }));

describeUnless(withoutUser, 'the npm package, for a user without rights', () => {
  let user: InstalledUser;
  let own: string;
  let readOnly: string;

  beforeAll(async () => {
    user = await InstalledUser.create(installed);
    own = await user.folder('own', 'own');
    readOnly = await user.folder('read-only', 'read-only');
  });

  it.each([
    ['a read-only home', {}],
    ['no HOME', { HOME: undefined }],
  ])('validates, builds and explains with %s', async (_, env) => {
    const validated = await user.netloom(['validate'], { cwd: own, env });
    expect(validated).toEqual({ code: 0, stdout: 'network.yaml: no findings', stderr: '' });
    expect(await user.netloom(['build'], { cwd: own, env })).toMatchObject({ code: 0, stdout: '' });
    expect(await user.netloom(['build', '--check'], { cwd: own, env })).toMatchObject({ code: 0 });
    const explained = await user.netloom(['explain', 'yaml-syntax'], { cwd: own, env });
    expect(explained).toMatchObject({ code: 0, stderr: '' });
  });

  it('validates in a folder that it cannot write into, and exits 4 where it would', async () => {
    expect(await user.netloom(['validate'], { cwd: readOnly })).toMatchObject({ code: 0, stderr: '' });
    expect(await user.netloom(['build'], { cwd: readOnly })).toEqual({
      code: 4,
      stdout: '',
      stderr: `network: network.yaml\nnetloom: this user cannot write into ${readOnly}: run as its owner, or change the owner or the mode of the folder.`,
    });
  });

  itUnless(
    withoutRoot,
    'is unknown to the system, validates, and reports where it would need a home',
    async () => {
      const options = { cwd: own, uid: UNKNOWN_USER };
      const env = { ...NO_HELM, HOME: undefined };
      expect(await user.netloom(['validate'], { ...options, env: { HOME: undefined } })).toMatchObject({
        code: 0,
        stderr: '',
      });
      expect(await user.netloom(['template'], { ...options, env })).toMatchObject({
        code: 4,
        stderr: expect.stringContaining('set HOME to a folder') as string,
      });
    },
  );

  it('has no repository to compare with outside of Git', async () => {
    const { code, stderr } = await user.netloom(['plan', '--against', 'git:HEAD'], { cwd: own });
    expect([code, stderr]).toEqual([
      4,
      expect.stringContaining('netloom: network.yaml is not in a repository that git can read'),
    ]);
  });
});

describeUnless(withoutRootFolder, 'the npm package, with network.yaml in /', () => {
  const run = (script: string) => runInRootFolder(installed, script);

  it('validates it from there and from below, and builds beside it', async () => {
    const from = 'cd /; netloom validate; cd /tmp; netloom validate';
    expect(await run(from)).toEqual({
      code: 0,
      stdout: ['network.yaml: no findings', '/network.yaml: no findings'].join('\n'),
      stderr: '',
    });
    const { code, stdout, stderr } = await run(
      'cd /; netloom build && netloom build --check; ls -A /generated',
    );
    expect([code, stdout]).toEqual([0, expect.stringContaining('values.yaml')]);
    expect(stderr).toContain('generated is up to date with network.yaml');
  });

  it('refuses to make / the folder of generated files', async () => {
    expect(await run('cd /; netloom build --out /')).toMatchObject({
      code: 5,
      stderr: expect.stringContaining(
        '/ is the root of the file system: choose a folder of its own.',
      ) as string,
    });
  });
});
