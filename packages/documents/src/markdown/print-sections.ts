import { escapeMarkdown } from '@netloom/chart-kit';
import GithubSlugger from 'github-slugger';
import type { Section } from './section.ts';

/** A section as the page's template takes it. */
export interface PrintedSection {
  readonly heading: string;
  readonly blocks: readonly string[];
}

export interface PrintedSections {
  /** A list with a link to each section. */
  readonly contents: readonly string[];
  readonly sections: readonly PrintedSection[];
}

/** Sections with those inside them, in the order of the page. Anchors are GitHub's, which Gitea and GitLab make alike. */
export function printSections(sections: readonly Section[]): PrintedSections {
  const slugger = new GithubSlugger();
  const placed = sections.flatMap((section) => [...withDepth(section, 0)]);
  return {
    contents: placed.map(
      ({ section: { title }, depth }) =>
        `${'  '.repeat(depth)}- [${escapeMarkdown(title)}](#${slugger.slug(title)})`,
    ),
    sections: placed.map(({ section: { title, blocks }, depth }) => ({
      heading: `${'#'.repeat(depth + 2)} ${escapeMarkdown(title)}`,
      blocks,
    })),
  };
}

function* withDepth(
  section: Section,
  depth: number,
): Generator<{ readonly section: Section; readonly depth: number }> {
  yield { section, depth };
  for (const part of section.sections) yield* withDepth(part, depth + 1);
}
