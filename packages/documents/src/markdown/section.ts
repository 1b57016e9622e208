/** A part of the page: a heading with what stands below it. Blocks are Markdown already. */
export interface Section {
  readonly title: string;
  readonly blocks: readonly string[];
  readonly sections: readonly Section[];
}

interface Content {
  readonly blocks?: readonly (string | null)[];
  readonly sections?: readonly (Section | null)[];
}

/** A section of what the network has; null where it has nothing of it. */
export function section(title: string, { blocks = [], sections = [] }: Content): Section | null {
  const own = blocks.filter((block) => block !== null);
  const below = sections.filter((part) => part !== null);
  return own.length === 0 && below.length === 0 ? null : { title, blocks: own, sections: below };
}
