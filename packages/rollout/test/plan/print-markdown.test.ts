import fc from 'fast-check';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { emptyPlan } from '../../src/plan/empty-plan.ts';
import { planMarkdown, type Plan } from '../../src/plan/index.ts';

const TITLE = 'network.yaml against git:HEAD (network.yaml at 0123456789ab)';

/** Of a comment on GitHub. */
const MOST = 65_536;

function html(text: string): string {
  return micromark(text, { extensions: [gfm()], htmlExtensions: [gfmHtml()], allowDangerousHtml: true });
}

function planOf(parts: Partial<Plan>): Plan {
  return { ...emptyPlan('home'), ...parts };
}

/** A plan with this text wherever one can be. */
function planWith(text: string, count = 1): Plan {
  const many = Array.from({ length: count });
  return planOf({
    statements: many.map((_, index) => ({
      topic: 'settings',
      action: 'add',
      subject: `${text}${index}`,
      text: `is ${text} ${index}`,
    })),
    objects: many.map(() => ({
      ...{ action: 'change', apiVersion: 'v1', kind: 'ConfigMap', namespace: null, name: text, owner: null },
      fields: [{ action: 'change', path: 'data.a', before: text, after: `${text}\n${text}` }],
    })),
    notes: [text],
    warnings: [text],
    refusals: [{ code: 'immutable', message: text, help: `${text}\n${text}` }],
  });
}

describe(planMarkdown, () => {
  it('says what changes in network words, and folds the objects', () => {
    const plan = planOf({
      statements: [
        {
          topic: 'hosts',
          action: 'remove',
          subject: 'a.int.example.com',
          text: 'no longer answers inside: was x',
        },
        {
          topic: 'hosts',
          action: 'add',
          subject: 'a.example.com',
          text: 'becomes public: through the tunnel',
        },
      ],
      objects: [
        {
          ...{ action: 'create', apiVersion: 'v1', kind: 'ConfigMap', namespace: 'apps', name: 'a' },
          ...{ owner: null, fields: [] },
        },
      ],
      warnings: ['the name moves'],
      notes: ['the charts are those of this netloom'],
      refusals: [{ code: 'immutable', message: 'the pod CIDR cannot change', help: 'build it anew' }],
    });
    expect(planMarkdown(plan, TITLE).replace(/`[0-9a-f]{64}`/, 'HEX')).toBe(`<!-- netloom plan: home -->

### netloom: what changes in \`home\`

**refused: 1 reason**

\`\`\`text
refused[immutable]: the pod CIDR cannot change
  build it anew
warning: the name moves
\`\`\`

\`\`\`diff
@@ hosts, public and private @@
- a.int.example.com no longer answers inside: was x
+ a.example.com becomes public: through the tunnel
\`\`\`

<details><summary>objects: 1 to create, 0 to change, 0 to delete</summary>

\`\`\`diff
@@ objects @@
+ ConfigMap apps/a
\`\`\`

</details>

<details><summary>what an apply does, and notes</summary>

\`\`\`text
note: the charts are those of this netloom
\`\`\`

</details>

\`network.yaml against git:HEAD (network.yaml at 0123456789ab)\`, checksum HEX
`);
  });

  it('mentions nobody by the name of a file', () => {
    const shown = html(planMarkdown(emptyPlan('home'), '@octocat/#1 against git:HEAD'));
    expect(shown).toContain('<code>@octocat/#1 against git:HEAD</code>');
  });

  it('says that nothing changes, so that the comment of the push before does not stand', () => {
    expect(planMarkdown(emptyPlan('home'), TITLE)).toMatch(
      /^<!-- netloom plan: home -->\n\n### .*\n\nno changes\.\n\n`network\.yaml against .*\n$/,
    );
  });

  it('cuts long parts, and has the whole of them below', () => {
    const text = planMarkdown(planWith('a', 100), TITLE);
    expect(text).toContain('\n… 88 more\n');
    expect(text).toContain('<details><summary>all of it</summary>');
  });

  it.each([
    ['names of 200 characters', 'x'.repeat(200)],
    ['wide characters', '漢字\u{1f600}'.repeat(50)],
    ['backticks', '`'.repeat(300)],
  ])('fits into a comment however much changes, and says what is left out: %s', (_, name) => {
    const text = planMarkdown(planWith(name, 2_000), TITLE);
    expect(text.length).toBeLessThan(MOST);
    expect(text).toMatch(
      /\n… \d+ more lines: this is longer than a comment may be, netloom plan prints it all\n/,
    );
    expect(text.match(/<details>/g)).toHaveLength(text.match(/<\/details>/g)?.length ?? 0);
  });

  it.each([
    'fixes #12, @team, https://example.com and <img src=x onerror=alert(1)>',
    '```\n</details><!-- netloom plan: other -->\n@@ x @@',
    '````diff\n- a',
    '\u202eabc\u0007',
  ])('shows the text of others as it is, and reads none of it: %j', (text) => {
    const shown = html(planMarkdown(planWith(text), TITLE));
    expect(shown).not.toMatch(/<(?:a|img|h[12456])\b/);
    expect(shown.match(/<details>/g)).toHaveLength(2);
    expect(shown.match(/<!--/g)).toHaveLength(1);
    // eslint-disable-next-line no-control-regex -- this is what is looked for
    expect(shown).not.toMatch(/[\u0007\u202e]/);
    expect(shown.replaceAll(/<code[^>]*>[^]*?<\/code>/g, '')).not.toMatch(/@team|#12|onerror/);
  });

  it('has blocks that end, whatever the names', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const shown = html(planMarkdown(planWith(text), TITLE));
        expect(shown.match(/<pre>/g)).toHaveLength(4);
        expect(shown.match(/<\/details>/g)).toHaveLength(2);
      }),
    );
  });
});
