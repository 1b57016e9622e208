/** How a network's repository extends the preset, where the repository that netloom comes from is known, and where not. */
export function presetExample(repository: string | null): string {
  const { host, pathname } = new URL(repository ?? 'https://github.com/OWNER/REPOSITORY');
  // of other hosts Renovate knows only the one that it runs for
  const platform = host === 'github.com' || host === 'gitlab.com' ? host.replace('.com', '') : 'local';
  const preset = `${platform}>${pathname.slice(1)}//renovate/default`;
  return [
    ...(repository === null
      ? ['Put the repository that netloom comes from in place of `OWNER/REPOSITORY`:', '']
      : []),
    '```json',
    `{ "extends": ["config:recommended", "${preset}"] }`,
    '```',
  ].join('\n');
}
