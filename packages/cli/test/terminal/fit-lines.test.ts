import { fitLines } from '../../src/terminal/fit-lines.ts';

const fit = (text: string, width: number | null, color = false): string => fitLines(text, { width, color });

describe(fitLines, () => {
  it('leaves all as it is where no terminal is', () => {
    const text = `+ ${'word '.repeat(60)}\n`;
    expect(fit(text, null)).toBe(text);
  });

  it('continues a line below its own text', () => {
    expect(fit('addresses\n  + node:ichigo is new, at 192.168.7.223 and 10.0.0.10\n', 40)).toBe(
      'addresses\n  + node:ichigo is new, at 192.168.7.223\n      and 10.0.0.10\n',
    );
    expect(fit('  allow  dns  the name is an address\n', 32)).toBe(
      '  allow  dns\n    the name is an address\n',
    );
    expect(fit('  allow  dns  the name of a host is an address\n', 40)).toBe(
      '  allow  dns  the name of a host is an\n              address\n',
    );
  });

  it('brings what stands too far to the right back in', () => {
    expect(fit(`${' '.repeat(26)}at networks/homelab/network.yaml:7:9\n`, 40)).toBe(
      '    at networks/homelab/network.yaml:7:9\n',
    );
  });

  it('splits no word, however long, and counts wide characters twice', () => {
    expect(fit(`  + ${'x'.repeat(60)} y\n`, 40)).toBe(`  + ${'x'.repeat(60)}\n      y\n`);
    expect(fit(`  ${'漢字 '.repeat(10)}\n`, 40).split('\n')[0]).toBe(`  ${'漢字 '.repeat(7)}`.trimEnd());
  });

  it('paints signs, verdicts, what stands against a plan and headings', () => {
    const text = 'records\n  - a\n  allow  x\nwarning: w\nrefused[immutable]: r\nno changes\n';
    expect(fit(text, null, true)).toBe(
      '\u001b[1mrecords\u001b[0m\n\u001b[1;31m  -\u001b[0m a\n\u001b[1;32m  allow\u001b[0m  x\n' +
        '\u001b[1;33mwarning\u001b[0m: w\n\u001b[1;31mrefused[immutable]\u001b[0m: r\nno changes\n',
    );
  });
});
