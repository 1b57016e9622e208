import type { Forge } from './forge.ts';

interface ForgeInput {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly token: string;
  readonly number: number;
}

/** GitHub, and Forgejo, which has the same: https://docs.github.com/en/rest/issues/comments */
export function githubForge({ env, token, number }: ForgeInput): Forge {
  const repository = `${env.GITHUB_API_URL ?? 'https://api.github.com'}/repos/${env.GITHUB_REPOSITORY ?? ''}`;
  return {
    comments: `${repository}/issues/${number}/comments`,
    comment: (id) => `${repository}/issues/comments/${id}`,
    edits: 'PATCH',
    headers: { authorization: `Bearer ${token}` },
  };
}

/** https://docs.gitlab.com/api/notes/#merge-requests */
export function gitlabForge({ env, token, number }: ForgeInput): Forge {
  const notes = `${env.CI_API_V4_URL ?? ''}/projects/${env.CI_PROJECT_ID ?? ''}/merge_requests/${number}/notes`;
  return {
    comments: notes,
    comment: (id) => `${notes}/${id}`,
    edits: 'PUT',
    headers: { 'private-token': token },
  };
}
