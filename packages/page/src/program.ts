import { build, type OutputFile } from 'esbuild';

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
    target: ['chrome120', 'firefox121', 'safari17.4'],
    // what a tsconfig.json says of emitting is none of the bundle's business
    tsconfigRaw: {},
    legalComments: 'none',
    metafile: true,
    write: false,
    logLevel: 'silent',
  });
  const foreign = Object.keys(metafile.inputs).filter((path) => path.includes('node_modules'));
  // zod, of which the page needs nothing, evaluates text, which its policy forbids; anything else would need its licence
  if (foreign.length > 0) throw new Error(`the program of the page would hold ${foreign.join(', ')}`);
  return { script: textOf(outputFiles, '.js'), style: textOf(outputFiles, '.css') };
}

function textOf(files: readonly OutputFile[], extension: string): string {
  return files
    .filter(({ path }) => path.endsWith(extension))
    .map(({ text }) => text)
    .join('');
}
