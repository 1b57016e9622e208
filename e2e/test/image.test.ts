import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PINNED_HELM } from '@netloom/helm';
import { ensurePythonPackages } from '@netloom/toolchain';
import { execa } from 'execa';
import { describeWithProgram, findProgram } from './support/program.ts';
import { ROOT } from './support/repository.ts';

const FILE = join(ROOT, 'Dockerfile');
const text = await readFile(FILE, 'utf8');
const instructions = text.split('\n').filter((line) => /^[A-Z]+ /.test(line));
const of = (name: string): readonly string[] => instructions.filter((line) => line.startsWith(`${name} `));

const hadolint = await findProgram(async () =>
  join((await ensurePythonPackages('hadolint')).folder, 'bin/hadolint'),
);

describeWithProgram(hadolint, 'hadolint', (path) => {
  const lint = async (file: string): Promise<string> => {
    const { stdout, stderr } = await execa(path, ['--no-color', '--failure-threshold', 'style', file], {
      reject: false,
    });
    return `${stdout}${stderr}`;
  };

  it('finds nothing in the Dockerfile', async () => {
    expect(await lint(FILE)).toBe('');
  });

  it('finds an image that is not pinned', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'netloom-image-'));
    try {
      const file = join(folder, 'Dockerfile');
      await writeFile(file, text.replace(/FROM gcr\.io\S+/, 'FROM debian'));
      expect(await lint(file)).toContain('DL3006');
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});

// it is built where there is a builder of images and a network: here its text is all there is to look at
describe('the image', () => {
  it('is made of images by their digest', () => {
    const bases = of('FROM').map((line) => line.replace(/^FROM (--platform=\S+ )?/, ''));
    expect(bases).toHaveLength(2);
    expect(bases.filter((base) => !/^[\w./-]+:[\w.-]+@sha256:[0-9a-f]{64}( AS \w+)?$/.test(base))).toEqual(
      [],
    );
  });

  it('runs as nobody, and runs nothing while the part is made that is kept', () => {
    const kept = instructions.slice(instructions.findLastIndex((line) => line.startsWith('FROM ')));
    expect(kept.filter((line) => line.startsWith('RUN '))).toEqual([]);
    expect(kept).toContain('USER 65532:65532');
  });

  it('has the Helm that netloom is tried with, by its checksum', () => {
    const added = of('ADD');
    expect(added).toHaveLength(2);
    const pattern = new RegExp(
      `^ADD --checksum=sha256:[0-9a-f]{64} https://get\\.helm\\.sh/helm-v${PINNED_HELM.version.replaceAll('.', '\\.')}-linux-(\\w+)\\.tar\\.gz helm-\\1\\.tar\\.gz$`,
    );
    expect(added.filter((line) => !pattern.test(line))).toEqual([]);
  });

  it('takes nothing but the tarball from the checkout', async () => {
    expect(of('COPY').filter((line) => !line.includes('--from='))).toEqual([
      'COPY dist/npm/netloom-*.tgz netloom.tgz',
    ]);
    expect(await readFile(join(ROOT, '.dockerignore'), 'utf8')).toBe('*\n!dist/npm/netloom-*.tgz\n');
  });
});
