import type { Rule } from '@netloom/diagnostics';
import type { NetworkFacts } from '../../facts.ts';

/** `USER@HOST:PATH`, as Git itself takes it. */
const SHORT_FORM = /^([^@/]+@[^:/]+):(.+)$/;

export const fluxGitUrl: Rule<NetworkFacts> = {
  code: 'flux-git-url',
  severity: 'error',
  description: 'Flux reads a Git repository by https:// or ssh://.',
  *check({ network: { delivery }, origins }) {
    if (delivery?.gitops !== 'flux') return;
    const { url } = delivery.git;
    const [, host, path] = SHORT_FORM.exec(url) ?? [];
    if (host === undefined || path === undefined) return;
    const at = origins.of(delivery.git, 'url');
    const long = `ssh://${host}/${path.replace(/^\//, '')}`;
    yield {
      message: `delivery.git.url "${url}" is Git's short form, which Flux refuses`,
      at,
      help: `write ${long}`,
      fix: { title: `write ${long}`, edits: [{ kind: 'replace', at, value: long }] },
    };
  },
};
