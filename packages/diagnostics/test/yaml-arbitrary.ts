import fc from 'fast-check';

/** A tree of YAML, to be written in a style of its own at each node. */
type Node = Text | BlockScalar | Collection;

/** A plain or quoted scalar; a second line makes it a folded one. */
interface Text {
  readonly kind: 'text';
  readonly lines: readonly string[];
}

interface BlockScalar {
  readonly kind: 'block';
  readonly header: string;
  readonly lines: readonly string[];
}

interface Collection {
  readonly kind: 'sequence' | 'mapping';
  readonly style: Style;
  readonly children: readonly Node[];
}

interface Style {
  readonly flow: boolean;
  /** In flow: one child a line. */
  readonly tall: boolean;
  readonly padded: boolean;
  readonly trailingComma: boolean;
  /** Behind children that end in their line. */
  readonly comments: boolean;
  readonly commentLines: boolean;
  readonly blankLines: boolean;
  /** Block sequences are as deep as their key. */
  readonly flush: boolean;
  /** A block collection starts on the line of its dash. */
  readonly compact: boolean;
  /** Keys are written behind question marks. */
  readonly explicit: boolean;
  /** In a flow sequence: mappings of one entry go without braces. */
  readonly pairs: boolean;
}

const rarely = fc.integer({ min: 0, max: 9 }).map((number) => number === 0);

const style: fc.Arbitrary<Style> = fc.record({
  flow: fc.integer({ min: 0, max: 2 }).map((number) => number === 0),
  tall: fc.boolean(),
  padded: fc.boolean(),
  trailingComma: fc.boolean(),
  comments: fc.boolean(),
  commentLines: fc.boolean(),
  blankLines: fc.boolean(),
  flush: fc.boolean(),
  compact: fc.boolean(),
  explicit: rarely,
  pairs: fc.boolean(),
});

const texts = [
  'a',
  '1',
  '10.0.0.0/24',
  '""',
  "'it''s'",
  '"x: #\\n"',
  'two words',
  'true',
  '~',
  'http://x/#y',
  "'# x'",
  'a?',
  '',
];

const text: fc.Arbitrary<Text> = fc.record({
  kind: fc.constant('text' as const),
  lines: fc.oneof(
    { arbitrary: fc.constantFrom(...texts).map((line) => [line]), weight: 9 },
    {
      arbitrary: fc.constantFrom(['first', 'second'], ['"first', 'second"'], ["'first", "second'"]),
      weight: 1,
    },
  ),
});

const blockScalar: fc.Arbitrary<BlockScalar> = fc.record({
  kind: fc.constant('block' as const),
  header: fc.constantFrom('|', '>', '|-', '|+', '>+', '| # header', '|2'),
  lines: fc
    .array(fc.constantFrom('text', '# no comment', '', '  deeper', '    '), { maxLength: 3 })
    .map((lines) => ['first', ...lines]),
});

const { collection } = fc.letrec<{ node: Node; collection: Collection }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    { arbitrary: text, weight: 4 },
    { arbitrary: blockScalar, weight: 1 },
    { arbitrary: tie('collection'), weight: 5 },
  ),
  collection: fc.record({
    kind: fc.constantFrom('sequence' as const, 'mapping' as const),
    style,
    children: fc.array(tie('node'), { maxLength: 4 }),
  }),
}));

const spaces = (count: number): string => ' '.repeat(count);

const isFlow = (node: Node): boolean =>
  node.kind !== 'text' && node.kind !== 'block' && (node.style.flow || node.children.length === 0);

class Writer {
  #comments = 0;

  write(root: Collection): string {
    return isFlow(root) ? this.#flow(root, 1) : this.#block(root, 0).replace(/^\n+/, '');
  }

  #comment(): string {
    this.#comments += 1;
    return `# kept ${this.#comments}`;
  }

  /** The children of a block collection, each with the line break before it. */
  #block({ kind, style, children }: Collection, indent: number): string {
    const lines = children.map((child, index) => {
      const above = style.commentLines && index % 2 === 0 ? `\n${spaces(indent)}${this.#comment()}` : '';
      const blank = style.blankLines && index > 0 ? '\n' : '';
      const value = this.#value(child, indent, style, kind);
      const endsInLine = (child.kind === 'text' && child.lines.length === 1) || isFlow(child);
      const behind = style.comments && endsInLine ? ` ${this.#comment()}` : '';
      const key = style.explicit ? `? k${index}\n${spaces(indent)}:` : `k${index}:`;
      return `${blank}${above}\n${spaces(indent)}${kind === 'sequence' ? '-' : key}${value}${behind}`;
    });
    return lines.join('');
  }

  /** What follows a colon or a dash. */
  #value(node: Node, indent: number, { flush, compact }: Style, kind: Collection['kind']): string {
    if (node.kind === 'text') {
      return node.lines[0] === '' ? '' : ` ${node.lines.join(`\n${spaces(indent + 2)}`)}`;
    }
    if (node.kind === 'block') {
      return ` ${node.header}${node.lines.map((line) => `\n${line === '' ? '' : spaces(indent + 2)}${line}`).join('')}`;
    }
    if (isFlow(node)) return ` ${this.#flow(node, indent + 2)}`;
    if (kind === 'mapping') return this.#block(node, flush && node.kind === 'sequence' ? indent : indent + 2);
    const lines = this.#block(node, indent + 2);
    return compact ? lines.replace(/^\n+ +(?!#)(?= *\S)/, ' ') : lines;
  }

  #flow(node: Node, indent: number): string {
    if (node.kind === 'text') return node.lines.join(`\n${spaces(indent)}`);
    if (node.kind === 'block') return '"block"';
    const { tall, padded, trailingComma, comments, explicit, pairs } = node.style;
    const [open, close] = node.kind === 'sequence' ? ['[', ']'] : ['{', '}'];
    if (node.children.length === 0) return open + (padded ? ' ' : '') + close;
    const parts = node.children.map((child, index) => {
      const value = this.#flow(child, indent + 2);
      if (node.kind === 'mapping') {
        return `${explicit ? '? ' : ''}k${index}${value === '' ? '' : `: ${value}`}`;
      }
      if (value === '') return 'a';
      return pairs && index % 2 === 0 && !value.includes('\n') && value.length < 20 ? `k: ${value}` : value;
    });
    const lead = tall ? `\n${spaces(indent)}` : '';
    const lines = parts.map((part, index) => {
      const comma = index < parts.length - 1 || trailingComma ? ',' : '';
      return `${lead}${part}${comma}${tall && comments ? ` ${this.#comment()}` : ''}`;
    });
    const space = padded && !tall ? ' ' : '';
    return `${open}${space}${lines.join(tall ? '' : ' ')}${space}${lead}${close}`;
  }
}

/** Valid YAML documents that are collections, in every mix of styles; their comments are numbered from 1. */
export const yamlDocument: fc.Arbitrary<string> = fc
  .tuple(collection, fc.constantFrom('\n', '\r\n'), fc.boolean())
  .map(([root, lineBreak, closed]) =>
    `${new Writer().write(root)}${closed ? '\n' : ''}`.replaceAll('\n', lineBreak),
  );
