import type { Diagnostic } from '@netloom/diagnostics';
import { loadText, minimalWith } from '@netloom/network-model/testing';
import * as fc from 'fast-check';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import type { PageData } from '../src/data/page-data.ts';
import { renderPage } from '../src/render-page.ts';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** What the page has around its data, whatever that is. */
const ELEMENTS = [
  'html lang',
  'head',
  'meta charset',
  'meta http-equiv content',
  'meta name content',
  'meta name content',
  'meta name content',
  'title',
  'style',
  'body',
  'div id',
  'noscript',
  'script type id',
  'script',
];

const PROGRAM = { script: 'void 0;', style: 'body{margin:0}' };

/** What network.yaml may hold. */
const MARKUP = [
  '</script><script>alert(1)</script>',
  '<!--<script>',
  '-->',
  ']]>',
  '"><img src=x onerror=alert(1)>',
  "'onload='alert(1)",
  '&lt;&#60;&amp;',
  '{{constructor}}${1}`',
  'שלום مرحبا',
  '👩‍👩‍👧‍👦',
];

/** What it may not, and a page still has to bear. */
const UNREADABLE = ['\u202e\u2066abc\u2069', '\ud800', '\0', '\r\n\u2028'];

/** Lines of text with what formats are broken by. */
const hostile: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.constantFrom(...MARKUP, ...UNREADABLE), fc.string({ unit: 'binary', maxLength: 20 })), {
    minLength: 1,
    maxLength: 4,
  })
  .map((parts) => parts.join(' '));

function elementsIn(node: Node): readonly Element[] {
  const own = 'tagName' in node ? [node] : [];
  return [...own, ...('childNodes' in node ? node.childNodes.flatMap(elementsIn) : [])];
}

/** What a browser reads as the page's elements, and as its data. */
function read(html: string): { readonly elements: readonly string[]; readonly data: PageData } {
  const elements = elementsIn(parse(html));
  const [data] = elements.filter(({ attrs }) =>
    attrs.some(({ name, value }) => name === 'id' && value === 'data'),
  );
  const [text] = data?.childNodes ?? [];
  if (text === undefined || !('value' in text)) throw new Error('the page has no data');
  return {
    elements: elements.map(({ tagName, attrs }) => [tagName, ...attrs.map(({ name }) => name)].join(' ')),
    data: JSON.parse(text.value) as PageData,
  };
}

describe(renderPage, () => {
  it('holds no text of a network as markup, and every text as it is', () => {
    fc.assert(
      fc.property(hostile, hostile, (message, why) => {
        const facts = loadText(minimalWith());
        const found: Diagnostic = {
          ...{ code: 'x', message, range: null, related: [], help: why, docs: '' },
          severity: 'error',
          fix: { title: message, edits: [] },
        };
        const rules = new Map([['x', { description: why, why: [why] }]]);
        const view = { facts, diagnostics: [found], waived: [] };
        const { elements, data } = read(renderPage(view, { version: message, program: PROGRAM, rules }));
        expect(elements).toEqual(ELEMENTS);
        expect(data.findings[0]).toMatchObject({ message, help: why, fix: message });
        expect(Object.values(data.rules)[0]?.why).toEqual([why]);
      }),
      { numRuns: 200 },
    );
  });

  it('is one page for 2,000 Services with the longest names there are', () => {
    const label = 'x'.repeat(63);
    const rows = Array.from({ length: 2_000 }, (_, index) => {
      const name = `s${index}-${'x'.repeat(50)}`;
      const host = `h${index}.${label}.${label}.${label}.example.com`;
      return `  - { name: ${name}, namespace: ${name}, expose: [{ host: ${host}, via: ingress }] }\n`;
    });
    const purpose = JSON.stringify(MARKUP.join(' '));
    const text = minimalWith(
      `ingress: { address: 192.168.1.50, domain: int.example.com }\nfirewall: [{ name: r, from: lan, to: nodes, ports: [1/tcp], purpose: ${purpose} }]\nservices:\n${rows.join('')}`,
    );
    const view = { facts: loadText(text), diagnostics: [], waived: [] };
    const { elements, data } = read(renderPage(view, { version: null, program: PROGRAM, rules: new Map() }));
    expect(elements).toEqual(ELEMENTS);
    expect(data.map.boxes.filter(({ kind }) => kind === 'service')).toHaveLength(2_000);
  });
});
