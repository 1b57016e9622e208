import type { NetworkView } from '@netloom/network-model';
import { loadText } from '@netloom/network-model/testing';
import { renderNetworkPage } from '../src/index.ts';

/** The page of a network with one node, `more` after it. */
export function pageOf(more = ''): string {
  return renderNetworkPage(viewOf(more));
}

export function viewOf(more = ''): NetworkView {
  const node = /^cluster:/m.test(more) ? '' : NODE;
  const facts = loadText(`apiVersion: netloom/v1
name: small
domain: example.com
lan: { cidr: 192.168.1.0/24, gateway: { name: router, address: 192.168.1.1 } }
${node}${more}`);
  return { facts, diagnostics: [], waived: [] };
}

const NODE = 'cluster: { version: v1.37.1+k3s1, nodes: [{ name: one, address: 192.168.1.10 }] }\n';

/** What stands under a heading, up to the next one. */
export function under(page: string, title: string): string {
  const lines = page.split('\n');
  const start = lines.findIndex((line) => line.replace(/^#+ /, '') === title && line.startsWith('#'));
  if (start < 0) return '';
  const length = lines.slice(start + 1).findIndex((line) => /^#+ /.test(line));
  return lines
    .slice(start + 1, length < 0 ? undefined : start + 1 + length)
    .join('\n')
    .trim();
}

/** The rows of the table under a heading, without its head. */
export function rowsUnder(page: string, title: string): readonly string[] {
  return under(page, title)
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2);
}
