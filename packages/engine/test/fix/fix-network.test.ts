import { parseSource } from '@netloom/diagnostics';
import { fixNetwork, unifiedDiff } from '../../src/fix.ts';

const small = (more: string): string => `# mine
apiVersion: netloom/v1
name: small # the name
domain: example.com
lan: { cidr: 192.168.1.0/24 }
cluster: { nodes: [{ name: one, address: 192.168.1.10 }] }
${more}`;

const fix = (text: string): ReturnType<typeof fixNetwork> => fixNetwork(parseSource(text, 'network.yaml'));

describe(fixNetwork, () => {
  it('leaves a network without findings as it is', () => {
    const { checked, done } = fix(small(''));
    expect([checked.source.text, done]).toEqual([small(''), []]);
  });

  it('fixes mistakes of form first, then what the rules find', () => {
    const { checked, done } = fix(small('tailnett: { range: 100.0.0.0/8 } # all of it\n'));
    expect(checked.source.text).toBe(small('tailnet: { range: 100.64.0.0/10 } # all of it\n'));
    expect(done).toEqual([
      { code: 'unknown-key', title: 'rename it to tailnet' },
      { code: 'tailnet-range-not-cgnat', title: 'write 100.64.0.0/10' },
    ]);
    expect(checked).toMatchObject({ kind: 'checked', diagnostics: [] });
  });

  it('fixes one of two misspellings of a key, since both would be a duplicate', () => {
    const { checked, done } = fix(small('tailnett: {}\ntailnte: {}\n'));
    expect(checked.source.text).toBe(small('tailnet: {}\ntailnte: {}\n'));
    expect(done).toEqual([{ code: 'unknown-key', title: 'rename it to tailnet' }]);
    expect(checked.diagnostics.map(({ code }) => code)).toEqual(['unknown-key']);
  });

  it('leaves alone what cannot be read', () => {
    const text = small('name: other\n');
    const { checked, done } = fix(text);
    expect([checked.kind, checked.source.text, done]).toEqual(['unreadable', text, []]);
  });
});

describe(unifiedDiff, () => {
  const lines = (...numbers: readonly (number | string)[]): string =>
    numbers.map((number) => `${number}\n`).join('');

  it('is empty for equal texts', () => {
    expect(unifiedDiff({ file: 'a', before: 'x', after: 'x' })).toBe('');
  });

  it('shows each change with three lines around it, and joins what is near', () => {
    const before = lines(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16);
    const after = lines(1, 'two', 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 'new', 13, 14, 16);
    expect(unifiedDiff({ file: 'n/network.yaml', before, after })).toBe(
      [
        '--- a/n/network.yaml',
        '+++ b/n/network.yaml',
        '@@ -1,5 +1,5 @@',
        ' 1',
        '-2',
        '+two',
        ' 3',
        ' 4',
        ' 5',
        '@@ -10,7 +10,7 @@',
        ' 10',
        ' 11',
        ' 12',
        '+new',
        ' 13',
        ' 14',
        '-15',
        ' 16',
        '',
      ].join('\n'),
    );
  });

  it('says where the last line has no line break', () => {
    expect(unifiedDiff({ file: 'a', before: 'x', after: 'x\ny\n' })).toBe(
      '--- a/a\n+++ b/a\n@@ -1,1 +1,2 @@\n-x\n\\ No newline at end of file\n+x\n+y\n',
    );
  });
});
