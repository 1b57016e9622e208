import { createHash } from 'node:crypto';
import { encodeFacts } from '@netloom/network-model/codec';
import { load } from '@netloom/network-model/testing';
import type { PageData } from '../src/data/page-data.ts';
import { pageHtml } from '../src/page-html.ts';

const DATA: PageData = {
  facts: encodeFacts(load('examples/minimal/network.yaml')),
  netloom: '1.2.3',
  name: '</title></script><script>alert("1")</script><!-- &',
  findings: [],
  waived: [],
  map: { width: 0, height: 0, boxes: [], edges: [], related: [] },
  rules: {},
};
const PROGRAM = { script: 'void 0;', style: 'body{margin:0}' };

describe(pageHtml, () => {
  it('holds no text of a network unescaped', () => {
    const html = pageHtml(DATA, PROGRAM);
    expect(html.match(/<\/?script/g)).toHaveLength(4);
    expect(html).toContain(
      '<title>&lt;/title>&lt;/script>&lt;script>alert(&quot;1&quot;)&lt;/script>&lt;!-- &amp;</title>',
    );
    const [, json = ''] = /id="data">(.*?)<\/script>/s.exec(html) ?? [];
    expect(JSON.parse(json)).toEqual(DATA);
  });

  it('allows its own script and style sheet, and nothing else', () => {
    const [, policy] = /Content-Security-Policy" content="([^"]*)"/.exec(pageHtml(DATA, PROGRAM)) ?? [];
    expect(policy).toBe(
      [
        "default-src 'none'",
        `script-src 'sha256-${sha256('void 0;')}'`,
        `style-src 'sha256-${sha256('body{margin:0}')}'`,
        "base-uri 'none'",
        "form-action 'none'",
      ].join('; '),
    );
  });

  it('refuses a program that would end its own element', () => {
    expect(() => pageHtml(DATA, { ...PROGRAM, script: '"</SCRIPT>"' })).toThrow(
      'the program of the page contains </script',
    );
  });
});

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}
