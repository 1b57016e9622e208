import changelogRenderer from 'nx/release/changelog-renderer/index.js';

/** A changelog renderer for Nx that returns prepared entries, by project. */
export function preparedChangelog(entries: ReadonlyMap<string, string>): typeof changelogRenderer.default {
  return class PreparedChangelog extends changelogRenderer.default {
    override render(): Promise<string> {
      return Promise.resolve(entries.get(this.project ?? '') ?? '');
    }
  };
}
