import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { execa } from 'execa';
import { readFindings } from '../../src/executors/lint.ts';

const ROOT = join(import.meta.dirname, '../../../..');
const CONFIG = pathToFileURL(join(ROOT, 'tools/nx-netloom/src/lint/lint-config.ts')).href;

const TSCONFIG = {
  extends: join(ROOT, 'tsconfig.base.json'),
  // an example is an enum, a namespace or an import that TypeScript alone would refuse
  compilerOptions: { noEmit: true, emitDeclarationOnly: false, erasableSyntaxOnly: false, types: ['node'] },
  include: ['packages', 'tools'],
};

/** What the rules of this repository find in files of another one: path → rules, in the order of their places. */
export async function lintFiles(
  files: Readonly<Record<string, string>>,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'netloom-lint-')));
  try {
    const config = `import { lintConfig } from '${CONFIG}';\nexport default lintConfig(import.meta.dirname);\n`;
    await writeFile(join(root, 'oxlint.config.ts'), config);
    await writeFile(join(root, 'package.json'), '{ "type": "module" }');
    await writeFile(join(root, 'tsconfig.json'), JSON.stringify(TSCONFIG));
    await symlink(join(ROOT, 'node_modules'), join(root, 'node_modules'));
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), text);
    }
    const { stdout, stderr } = await execa('oxlint', ['--format', 'json', 'packages'], {
      cwd: root,
      preferLocal: true,
      localDir: ROOT,
      reject: false,
      stdin: 'ignore',
    });
    // before the findings, the rule of Nx says that there are no projects
    const json = /^\{ "diagnostics".*/ms.exec(stdout)?.[0];
    const findings = readFindings(json ?? '');
    if (findings === null) throw new Error(`oxlint could not run\n${stdout}\n${stderr}`);
    return new Map(
      Object.keys(files).map((path) => [
        path,
        findings.filter(({ filename }) => filename === path).map(({ code, message }) => code ?? message),
      ]),
    );
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}
