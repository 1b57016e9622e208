import { createWorkspace, type Workspace } from './workspace.ts';

const NETWORKS = 500;
const NX_MS = 180_000;

let workspace: Workspace;
beforeAll(async () => {
  workspace = await createWorkspace(
    Array.from({ length: NETWORKS }, (_, index) => [
      // the plugin does not read it
      [`networks/site-${index}/network.yaml`, 'not: [closed'] as const,
      [`networks/site-${index}/generated/values.yaml`, ''] as const,
    ]).flat(),
  );
}, NX_MS);
afterAll(() => workspace.remove());

async function projects(...args: readonly string[]): Promise<unknown> {
  return JSON.parse(await workspace.nx(['show', 'projects', '--json', ...args]));
}

describe(`a workspace of ${NETWORKS} networks`, () => {
  it(
    'has a project for each of them',
    async () => {
      expect(await projects()).toHaveLength(NETWORKS);
    },
    NX_MS,
  );

  it.each(['networks/site-7/network.yaml', 'networks/site-7/generated/values.yaml'])(
    'has one that a change of %s affects',
    async (file) => {
      expect(await projects('--affected', `--files=${file}`)).toEqual(['network-site-7']);
    },
    NX_MS,
  );
});
