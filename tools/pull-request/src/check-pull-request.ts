import { appendFile, writeFile } from 'node:fs/promises';
import { visible } from '@netloom/diagnostics/visible';
import { putComment } from './forge/put-comment.ts';
import { ForgeError } from './forge/request.ts';
import { fileOf, type Job } from './job.ts';
import { mergeBase, wasThere } from './merge-base.ts';
import { runProgram, type ProgramOptions, type ProgramRun } from './run-program.ts';

export interface Surroundings extends ProgramOptions {
  /** How netloom is run. */
  readonly command: readonly [string, ...string[]];
}

/** What `netloom plan` exits with where there is a plan: nothing changes, something does, the plan is refused. */
const [SAME, CHANGES, REFUSED] = [0, 1, 5];

/** Checks the networks of a job and plans what the pull request changes. Returns the exit code: the worst of what was run. */
export async function checkPullRequest(job: Job, surroundings: Surroundings): Promise<number> {
  const { networks, sarif, build, annotates } = job;
  const { print } = surroundings;
  if (networks.length === 0) {
    say(
      'error',
      'found no network.yaml here, and no networks/*/network.yaml: name the networks',
      surroundings,
    );
    return 3;
  }
  const form = annotates ? ['--output', 'github'] : [];
  const validated = await netloom(['validate', ...networks, ...form], surroundings);
  print(validated.stdout);
  if (sarif !== null) {
    // it repeats what was printed
    const quiet = { ...surroundings, print: () => undefined };
    await writeFile(sarif, (await netloom(['validate', ...networks, '--output', 'sarif'], quiet)).stdout);
  }
  const codes = [validated.code];
  if (build) {
    const built = await netloom(['build', '--check', ...networks], surroundings);
    print(built.stdout);
    codes.push(built.code);
  }
  codes.push(...(await planAll(job, surroundings)));
  return Math.max(...codes);
}

async function planAll(job: Job, surroundings: Surroundings): Promise<readonly number[]> {
  if (job.base === null) return [];
  const base = await mergeBase(job.base, surroundings);
  if (base === null) {
    say(
      'warning',
      `there is no plan: the commit ${job.base} is not in this checkout, which needs its whole history (fetch-depth: 0)`,
      surroundings,
    );
    return [];
  }
  const codes: number[] = [];
  for (const network of job.networks) codes.push(await planOne(network, { base, job, surroundings }));
  return codes;
}

interface PlanInput {
  readonly base: string;
  readonly job: Job;
  readonly surroundings: Surroundings;
}

async function planOne(network: string, { base, job, surroundings }: PlanInput): Promise<number> {
  const file = fileOf(network);
  if (!(await wasThere(base, file, surroundings))) {
    say('notice', `${file} is new: there is nothing to compare it with`, surroundings);
    return 0;
  }
  const args = ['plan', network, '--against', `git:${base}`, '--output', 'markdown'];
  const { code, stdout } = await netloom(args, surroundings);
  // its findings are printed already
  if (stdout === '' || ![SAME, CHANGES, REFUSED].includes(code)) {
    say('warning', `there is no plan of ${file}`, surroundings);
    return code;
  }
  if (job.summary !== null) await appendFile(job.summary, `${stdout}\n`);
  await comment(stdout, { job, surroundings });
  return code === CHANGES ? 0 : code;
}

/** A comment that cannot be posted is no fault of the pull request: the token of a fork may not write. */
async function comment(
  body: string,
  { job: { forge }, surroundings }: Omit<PlanInput, 'base'>,
): Promise<void> {
  if (forge === null) return;
  try {
    surroundings.print(`comment: ${await putComment(forge, body)}\n`);
  } catch (error) {
    if (!(error instanceof ForgeError)) throw error;
    const why = error.isDenied
      ? ', which this token may not: that of a pull request from a fork only reads'
      : '';
    say('warning', `the plan could not be posted as a comment${why} (${error.message})`, surroundings);
  }
}

async function netloom(args: readonly string[], { command, env, print }: Surroundings): Promise<ProgramRun> {
  // it needs no token
  const { NETLOOM_TOKEN: _, ...others } = env;
  return runProgram([...command, ...args], { env: others, print });
}

/** A command of the workflow, which GitHub shows at the top of the job and others print. */
function say(level: 'notice' | 'warning' | 'error', text: string, { print }: Surroundings): void {
  print(`::${level} title=netloom::${visible(text).replaceAll('%', '%25')}\n`);
}
