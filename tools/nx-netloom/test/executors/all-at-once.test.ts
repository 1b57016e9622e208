import type { ExecutorContext, TaskGraph } from '@nx/devkit';
import { forBatch, forOne, type Program } from '../../src/executors/all-at-once.ts';

const calls: (readonly string[])[] = [];
const program: Program = (folders, root) => {
  calls.push([root, ...folders]);
  return Promise.resolve((folder) => ({ success: folder !== 'packages/b', text: `checked ${folder}\n` }));
};
// Nx gives far more; these are the parts that an executor for all projects reads
const context = {
  root: '/work',
  projectName: 'b',
  projectsConfigurations: { projects: { b: { root: 'packages/b' } } },
} as unknown as ExecutorContext;

beforeEach(() => {
  calls.length = 0;
});

describe(forBatch, () => {
  it('runs the program once, and gives each task its own result', async () => {
    const tasks = Object.fromEntries(
      ['a', 'b'].map((name) => [`${name}:lint`, { id: `${name}:lint`, projectRoot: `packages/${name}` }]),
    );
    const graph = { tasks } as unknown as TaskGraph;
    const reports = [];
    for await (const report of forBatch(program)(graph, {}, {}, context)) reports.push(report);
    expect(calls).toEqual([['/work', 'packages/a', 'packages/b']]);
    expect(reports).toMatchObject([
      { task: 'a:lint', result: { success: true, terminalOutput: 'checked packages/a\n' } },
      { task: 'b:lint', result: { success: false, terminalOutput: 'checked packages/b\n' } },
    ]);
  });
});

describe(forOne, () => {
  it('runs the program for the project of the task', async () => {
    expect(await forOne(program)({}, context)).toEqual({ success: false });
    expect(calls).toEqual([['/work', 'packages/b']]);
  });
});
