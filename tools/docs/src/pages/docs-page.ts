import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A page of docs, as lists of pages show it. */
export interface DocsPage {
  /** From the root. */
  readonly path: string;
  /** Its first heading. */
  readonly title: string;
  /** What a reader gets from it, in a sentence; null for a decision, whose title says it. */
  readonly summary: string | null;
  readonly section: DocsSection;
}

/** The four kinds of Diátaxis (https://diataxis.fr), and why things are as they are. */
export const DOCS_SECTIONS = ['Tutorial', 'How-to', 'Reference', 'Explanation', 'Decisions'] as const;
export type DocsSection = (typeof DOCS_SECTIONS)[number];

const BY_FOLDER: Readonly<Record<string, DocsSection>> = {
  'docs/tutorial': 'Tutorial',
  'docs/how-to': 'How-to',
  'docs/reference': 'Reference',
  'docs/explanation': 'Explanation',
  'docs/decisions': 'Decisions',
};

/** Of the pages about one subject each, which are in docs/ itself: those that are not mainly a reference. */
const BY_NAME: Readonly<Record<string, DocsSection>> = {
  'docs/argocd.md': 'How-to',
  'docs/flux.md': 'How-to',
  'docs/nx.md': 'How-to',
  'docs/pipeline.md': 'Explanation',
  'docs/publishing.md': 'How-to',
  'docs/repository.md': 'How-to',
};

/** The list of all pages itself. */
export const DOCS_INDEX = 'docs/README.md';

/** Every page of docs, by section and title; decisions by number. */
export function readDocsPages(root: string): readonly DocsPage[] {
  const pages = globSync('docs/**/*.md', { cwd: root })
    .filter((path) => path !== DOCS_INDEX)
    .sort()
    .map((path) => toPage(path, readFileSync(join(root, path), 'utf8')));
  return DOCS_SECTIONS.flatMap((section) => {
    const own = pages.filter((page) => page.section === section);
    return section === 'Decisions' ? own : own.toSorted((a, b) => a.title.localeCompare(b.title, 'en'));
  });
}

function toPage(path: string, text: string): DocsPage {
  const folder = path.slice(0, path.lastIndexOf('/'));
  const title = /^# (.*)$/m.exec(text)?.[1];
  if (title === undefined) throw new Error(`${path} has no heading`);
  const section = BY_FOLDER[folder] ?? BY_NAME[path] ?? 'Reference';
  return {
    path,
    // the page of the npm package has the name of the package as its heading
    title: path === 'docs/package.md' ? 'The npm package' : title,
    summary: section === 'Decisions' ? null : summaryOf(text),
    section,
  };
}

/** What `**You get**` says, else the first sentence of a paragraph; links as their text. */
function summaryOf(text: string): string {
  const promise = /\*\*You get\*\* (.*)$/m.exec(text)?.[1]?.replace(/^to know /, '');
  const paragraph = text.split('\n\n').find((block) => /^(?!```)[A-Z*`]/.test(block)) ?? '';
  const plain = (promise ?? paragraph).replaceAll('\n', ' ').replaceAll(/\[([^\]]+)\]\([^)]*\)/g, '$1');
  const sentence = /^.*?[.:](?=\s|$)/.exec(plain)?.[0] ?? plain;
  return sentence.replace(/:$/, '.').replace(/^./, (first) => first.toUpperCase());
}
