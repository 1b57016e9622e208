import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { load } from 'js-yaml';
import { ROOT } from './repository.ts';

interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}

/** A workflow of this repository. */
export interface Workflow {
  readonly on: { readonly push: { readonly branches: readonly string[]; readonly paths: readonly string[] } };
  readonly permissions: object;
  readonly concurrency: object;
  readonly jobs: Readonly<Record<string, { readonly permissions: object; readonly steps: readonly Step[] }>>;
}

export async function readWorkflow(name: string): Promise<Workflow> {
  // the file is our own, and these tests fail where it does not have this shape.
  return load(await readFile(join(ROOT, '.github/workflows', name), 'utf8')) as Workflow;
}

export function stepsOf({ jobs }: Workflow): readonly Step[] {
  return Object.values(jobs).flatMap((job) => job.steps);
}

export interface Scene {
  readonly env: Readonly<Record<string, string>>;
  /** Programs that would change the world, each with the script that stands in for it. */
  readonly programs: Readonly<Record<string, string>>;
  /** Files of the checkout that the step reads. */
  readonly files?: Readonly<Record<string, string>>;
  /** A file that the step writes. */
  readonly written?: string;
}

export interface Played {
  /** What each program was called with, and what it read: `npx publish … < token`. */
  readonly calls: readonly string[];
  readonly output: string;
  readonly written: string;
}

/** Runs the script of a step in an empty folder, with stand-ins for programs. */
export async function play(
  workflow: Workflow,
  name: string,
  { env, programs, files = {}, written }: Scene,
): Promise<Played> {
  const script = stepsOf(workflow).find((step) => step.name === name)?.run ?? '';
  const folder = await mkdtemp(join(tmpdir(), 'netloom-workflow-'));
  try {
    const calls = join(folder, 'calls');
    const output = join(folder, 'output');
    const bin = join(folder, 'bin');
    const checkout = join(folder, 'checkout');
    for (const path of [bin, checkout]) await mkdir(path);
    for (const path of [calls, output]) await writeFile(path, '');
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(checkout, path)), { recursive: true });
      await writeFile(join(checkout, path), text);
    }
    const note = `input=\ncase "$*" in *stdin*) input=" < $(cat)";; esac\necho "$(basename "$0") $*$input" >> '${calls}'`;
    for (const [program, answer] of Object.entries(programs)) {
      await writeFile(join(bin, program), `#!/bin/sh\n${note}\n${answer}\n`);
      await chmod(join(bin, program), 0o755);
    }
    await execa('bash', ['-eo', 'pipefail', '-c', script], {
      cwd: checkout,
      env: { ...env, GITHUB_OUTPUT: output, PATH: `${bin}:${process.env.PATH ?? ''}` },
    });
    return {
      calls: (await readFile(calls, 'utf8')).trim().split('\n'),
      output: await readFile(output, 'utf8'),
      written: written === undefined ? '' : await readFile(join(checkout, written), 'utf8'),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
