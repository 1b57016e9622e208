import type { ExecutorContext, PromiseExecutor, TaskGraph } from '@nx/devkit';

/** What a program found in one project. */
export interface ProjectReport {
  readonly success: boolean;
  readonly text: string;
}

/** What is reported to Nx of one task of a batch. */
export interface TaskReport {
  readonly task: string;
  readonly result: {
    readonly success: boolean;
    readonly terminalOutput: string;
    readonly startTime: number;
    readonly endTime: number;
  };
}

/** Runs a program once for several project folders of a workspace, and reports what it found in each. */
export type Program = (
  folders: readonly string[],
  root: string,
) => Promise<(folder: string) => ProjectReport>;

/** An executor for all tasks of a run: they share one process, and have a result and a cache entry each. */
export function forBatch(
  program: Program,
): (
  graph: TaskGraph,
  options: unknown,
  overrides: unknown,
  context: ExecutorContext,
) => AsyncGenerator<TaskReport> {
  return async function* batch({ tasks }, _options, _overrides, { root }) {
    const startTime = Date.now();
    const folders = Object.values(tasks).map(({ projectRoot = '.' }) => projectRoot);
    const reportOf = await program(folders, root);
    const endTime = Date.now();
    for (const { id, projectRoot = '.' } of Object.values(tasks)) {
      const { success, text } = reportOf(projectRoot);
      yield { task: id, result: { success, terminalOutput: text, startTime, endTime } };
    }
  };
}

/** The executor that Nx demands for `--batch=false`. */
export function forOne(program: Program): PromiseExecutor {
  return async (_options, { root, projectName = '', projectsConfigurations: { projects } }) => {
    const folder = projects[projectName]?.root ?? '.';
    const { success, text } = (await program([folder], root))(folder);
    process.stdout.write(text);
    return { success };
  };
}
