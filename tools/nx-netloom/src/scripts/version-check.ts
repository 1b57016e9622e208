import { execa } from 'execa';
import { checkVersion } from '../version-check.ts';

// CI sets NX_BASE (nrwl/nx-set-shas); a person's base is where the branch left main.
const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('the folder of a chart is missing: … charts/metallb');
const since = process.env.NX_BASE ?? (await execa('git', ['merge-base', 'HEAD', 'main'])).stdout;
const problem = await checkVersion({ root: process.cwd(), folder, since });
if (problem !== null) {
  console.error(problem);
  process.exitCode = 1;
}
