import { build, type OutputFile } from 'esbuild';
import { bundledLicences } from './bundled-licences.ts';

export { bundledLicences };

/** The program and the style sheet of the page, which are the same for every network. */
export interface PageProgram {
  readonly script: string;
  readonly style: string;
}

/** Bundles the program from the sources of a checkout: the same text wherever it lies. */
export async function bundleProgram(root: string): Promise<PageProgram> {
  const { outputFiles, metafile } = await build({
    entryPoints: ['packages/page/src/browser/main.ts', 'packages/page/src/browser/style/page.css'],
    absWorkingDir: root,
    outdir: 'program',
    bundle: true,
    minify: true,
    format: 'iife',
    target: ['chrome123', 'firefox121', 'safari17.5'],
    // what a tsconfig.json says of emitting is none of the bundle's business
    tsconfigRaw: {},
    legalComments: 'none',
    metafile: true,
    write: false,
    logLevel: 'silent',
  });
  const inputs = Object.values(metafile.outputs).flatMap(({ inputs: read }) =>
    Object.entries(read).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : [])),
  );
  // it makes functions of text, which the policy of the page forbids
  if (inputs.some((path) => path.includes('node_modules/zod/'))) throw new Error('the page would hold zod');
  return {
    script: textOf(outputFiles, '.js') + (await bundledLicences(root, inputs)),
    style: textOf(outputFiles, '.css'),
  };
}

function textOf(files: readonly OutputFile[], extension: string): string {
  return files
    .filter(({ path }) => path.endsWith(extension))
    .map(({ text }) => text)
    .join('');
}
