import type { DocumentSymbol } from 'vscode-languageserver/node';
import { symbolsOf } from '../../src/features/symbols.ts';
import { NETWORK, snapshotOf } from '../support/marked.ts';

function outline(symbols: readonly DocumentSymbol[], indent = ''): readonly string[] {
  return symbols.flatMap(({ name, children = [] }) => [
    `${indent}${name}`,
    ...outline(children, `${indent}  `),
  ]);
}

describe(symbolsOf, () => {
  it('lists the keys of the file, and what has a name below them', () => {
    const lines = outline(symbolsOf(snapshotOf(NETWORK)));
    expect(lines.slice(3, 16)).toEqual([
      'lan',
      '  hosts',
      '    nas',
      'cluster',
      '  nodes',
      '    one',
      'loadBalancer',
      '  pools',
      '    ingress',
      '    spare',
      '  l2Advertisements',
      '    default',
      'ingress',
    ]);
    expect(lines).toContain('      grafana.int.example.com');
  });

  it('keeps the place of a name inside that of what it names', () => {
    const within = ({ range, selectionRange, children = [] }: DocumentSymbol): void => {
      expect(selectionRange.start.line).toBeGreaterThanOrEqual(range.start.line);
      expect(selectionRange.end.line).toBeLessThanOrEqual(range.end.line);
      children.forEach(within);
    };
    symbolsOf(snapshotOf(NETWORK)).forEach(within);
  });

  it('is empty for a text without a mapping', () => {
    expect([symbolsOf(snapshotOf('')), symbolsOf(snapshotOf('- a\n'))]).toEqual([[], []]);
  });
});
