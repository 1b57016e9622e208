import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readJob } from '../src/job.ts';

const PULL = { pull_request: { number: 7, base: { sha: 'abc' } } };
const GITHUB = {
  GITHUB_API_URL: 'https://api.example.com',
  GITHUB_REPOSITORY: 'me/home',
  NETLOOM_TOKEN: 'secret',
};

async function withEvent(event: unknown, use: (path: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'netloom-job-'));
  try {
    const path = join(folder, 'event.json');
    await writeFile(path, JSON.stringify(event));
    await use(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

describe(readJob, () => {
  it('is about a pull request of GitHub', () =>
    withEvent(PULL, async (path) => {
      const job = await readJob({
        ...{ ...GITHUB, GITHUB_EVENT_PATH: path, NETLOOM_NETWORKS: ' a b \n\nc\n' },
        ...{ NETLOOM_SARIF: '', NETLOOM_COMMENT: 'true' },
      });
      expect(job).toMatchObject({
        networks: ['a b', 'c'],
        base: 'abc',
        annotates: true,
        build: false,
        sarif: null,
      });
      expect(job.forge?.comments).toBe('https://api.example.com/repos/me/home/issues/7/comments');
      expect(await readJob({ ...GITHUB, GITHUB_EVENT_PATH: path, NETLOOM_BASE: 'main' })).toMatchObject({
        base: 'main',
      });
    }));

  it('posts nothing without a token, and where nobody wants it', () =>
    withEvent(PULL, async (path) => {
      for (const env of [{ NETLOOM_TOKEN: '' }, { NETLOOM_COMMENT: 'false' }]) {
        expect(await readJob({ ...GITHUB, GITHUB_EVENT_PATH: path, ...env })).toMatchObject({
          forge: null,
          base: 'abc',
        });
      }
    }));

  it.each([
    [null],
    [{ pull_request: null }],
    [{ pull_request: { number: '7', base: { sha: 'abc' } } }],
    [{ pull_request: { number: 7, base: null } }],
  ])('is about no pull request for the event %j', (event) =>
    withEvent(event, async (path) => {
      expect(await readJob({ ...GITHUB, GITHUB_EVENT_PATH: path })).toMatchObject({
        forge: null,
        base: null,
      });
    }),
  );

  it('is about a merge request of GitLab', async () => {
    const env = {
      ...{ GITLAB_CI: 'true', CI_API_V4_URL: 'https://git.example.com/api/v4', CI_PROJECT_ID: '3' },
      ...{ CI_MERGE_REQUEST_IID: '7', CI_MERGE_REQUEST_DIFF_BASE_SHA: 'abc', NETLOOM_TOKEN: 'secret' },
    };
    const { forge, ...job } = await readJob(env);
    expect(job).toMatchObject({ base: 'abc', annotates: false });
    expect([forge?.comments, forge?.comment(5), forge?.edits]).toEqual([
      'https://git.example.com/api/v4/projects/3/merge_requests/7/notes',
      'https://git.example.com/api/v4/projects/3/merge_requests/7/notes/5',
      'PUT',
    ]);
    expect(await readJob({ ...env, CI_MERGE_REQUEST_IID: undefined })).toMatchObject({
      forge: null,
      base: null,
    });
  });
});
