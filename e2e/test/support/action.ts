import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { load } from 'js-yaml';
import type { InstalledPackage } from './installed-package.ts';
import { ROOT } from './repository.ts';

interface ActionStep {
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly shell?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}

export interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly ActionStep[] };
}

export async function readAction(): Promise<Action> {
  // the file is our own, and the tests fail where it does not have this shape
  return load(await readFile(join(ROOT, 'action.yml'), 'utf8')) as Action;
}

export interface ActionScene {
  /** A folder for what a runner keeps beside the checkout. */
  readonly temp: string;
  readonly cwd: string;
  readonly inputs: Readonly<Record<string, string>>;
  /** What the runner says about the job. */
  readonly env: Readonly<Record<string, string>>;
}

export interface ActionRun {
  readonly code: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
  readonly summary: string;
  /** The steps that were skipped, by what they use. */
  readonly skipped: readonly string[];
}

/** Runs the steps of the action as a runner does: https://docs.github.com/en/actions/reference/workflows-and-actions/metadata-syntax */
export async function runAction(
  { runs, inputs: declared }: Action,
  { installed, scene }: { readonly installed: InstalledPackage; readonly scene: ActionScene },
): Promise<ActionRun> {
  const { temp, cwd, inputs, env } = scene;
  await mkdir(temp, { recursive: true });
  const [output, summary] = [join(temp, 'output'), join(temp, 'summary')];
  await writeFile(summary, '');
  const values = new Map<string, string>([
    ['github.action_path', ROOT],
    ['github.token', 'secret'],
  ]);
  for (const [name, { default: value }] of Object.entries(declared)) {
    values.set(`inputs.${name}`, fill(inputs[name] ?? value, values));
  }
  const skipped: string[] = [];
  let all: Omit<ActionRun, 'summary' | 'skipped'> = { code: 0, stdout: '', stderr: '' };
  for (const step of runs.steps) {
    if (step.if !== undefined && !holds(step.if, values)) {
      skipped.push(step.uses ?? '');
      continue;
    }
    await writeFile(output, '');
    const { code, stdout, stderr } = await installed.run('bash', bashOf(step), {
      cwd,
      env: {
        ...{ RUNNER_TEMP: temp, GITHUB_OUTPUT: output, GITHUB_STEP_SUMMARY: summary, GITHUB_ACTIONS: 'true' },
        ...env,
        ...Object.fromEntries(
          Object.entries(step.env ?? {}).map(([name, text]) => [name, fill(text, values)]),
        ),
      },
    });
    all = { code, stdout: `${all.stdout}${stdout}\n`, stderr: `${all.stderr}${stderr}\n` };
    for (const line of (await readFile(output, 'utf8')).split('\n')) {
      const [name = '', value = ''] = line.split('=');
      values.set(`steps.${step.id ?? ''}.outputs.${name}`, value);
    }
    if (code !== 0) break;
  }
  return { ...all, summary: await readFile(summary, 'utf8'), skipped };
}

function bashOf({ shell, run }: ActionStep): readonly string[] {
  if (shell !== 'bash' || run === undefined) throw new Error('a step that these tests cannot run');
  return ['--noprofile', '--norc', '-eo', 'pipefail', '-c', run];
}

function fill(text: string, values: ReadonlyMap<string, string>): string {
  return text.replaceAll(/\$\{\{ (\S+) \}\}/g, (_, name: string) => {
    const value = values.get(name);
    if (value === undefined) throw new Error(`nothing is known of ${name}`);
    return value;
  });
}

/** `NAME != 'TEXT'`. */
function holds(condition: string, values: ReadonlyMap<string, string>): boolean {
  const [, name = '', text] = /^(\S+) != '(.*)'$/.exec(condition) ?? [];
  return fill(`\${{ ${name} }}`, values) !== text;
}
