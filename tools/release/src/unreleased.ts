/** The changelog that says what an upgrade changes for a network. */
export const CHANGELOG = 'packages/cli/CHANGELOG.md';

const HEADING = '## Unreleased\n';

export interface SplitChangelog {
  /** What is written below the heading of the next release; empty where there is none. */
  readonly notes: string;
  /** The entries of the releases before. */
  readonly released: string;
}

/** Takes the notes of the next release out of a changelog: they stand at its top, until a release makes an entry of them. */
export function splitChangelog(changelog: string): SplitChangelog {
  if (!changelog.startsWith(HEADING)) return { notes: '', released: changelog };
  const end = changelog.indexOf('\n## ', HEADING.length);
  const notes = changelog.slice(HEADING.length, end < 0 ? undefined : end);
  return { notes: notes.trim(), released: end < 0 ? '' : changelog.slice(end + 1) };
}

/** The files and objects that notes name: those of items such as "- `Connector k3s-router`: why". */
export function namedIn(notes: string): readonly string[] {
  return Array.from(notes.matchAll(/^- `([^`]+)`: \S/gm), ([, name = '']) => name).toSorted();
}
