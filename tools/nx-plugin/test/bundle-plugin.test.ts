import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CreateDependenciesContext, NxPlugin } from '@nx/devkit';
import ts from 'typescript';
import { bundlePlugin } from '../src/bundle-plugin.ts';
import type { GraphContext } from '../src/nx-api.ts';
import * as plugin from '../src/plugin.ts';
import type { NetloomPluginOptions } from '../src/plugin.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'netloom-nx-plugin-'));
  for (const [path, text] of await bundlePlugin()) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe(bundlePlugin, () => {
  it('is a plugin by the types of the installed Nx', () => {
    const typed: Omit<NxPlugin<NetloomPluginOptions>, 'createDependencies'> = plugin;
    // the type of its result has an enum of Nx, which only Nx itself can name
    const contextOf = (context: CreateDependenciesContext): GraphContext => context;
    expect([typed.name, contextOf]).toEqual(['netloom/nx', expect.any(Function)]);
  });

  it('is one file that imports only Node, the same each time', async () => {
    const files = await bundlePlugin();
    const code = files.get('nx/plugin.js') ?? '';
    const imports = [...code.matchAll(/\bfrom "([^"]+)"|\b(?:require|import)\("([^"]+)"\)/g)];
    expect([...new Set(imports.map(([, from, called]) => from ?? called))]).toEqual(['node:path']);
    expect(await bundlePlugin()).toEqual(files);
  });

  it('exports what the sources do', async () => {
    const bundled: unknown = await import(pathToFileURL(join(folder, 'nx/plugin.js')).href);
    expect(Object.keys(bundled as object).sort()).toEqual(Object.keys(plugin).sort());
  });

  it('has types that need no other package', async () => {
    const user = join(folder, 'user.ts');
    await writeFile(
      user,
      "import { createNodesV2, type NetloomPluginOptions } from './nx/plugin.js';\n" +
        "const options: NetloomPluginOptions = { networks: ['network.yaml'] };\n" +
        'export const names: string[] = createNodesV2[1]([], options).map(([file]) => file);\n',
    );
    const program = ts.createProgram([user], {
      strict: true,
      noEmit: true,
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      types: [],
    });
    const messages = ts
      .getPreEmitDiagnostics(program)
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
    expect(messages).toEqual([]);
  });
});
