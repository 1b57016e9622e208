import { shellCommand, shellWord } from '../src/shell.ts';

describe(shellWord, () => {
  it('leaves a plain word as it is', () => {
    expect(shellWord('--from-file=credentials.json=credentials.json')).toBe(
      '--from-file=credentials.json=credentials.json',
    );
  });

  it('quotes a placeholder', () => {
    expect(shellWord('oci://<registry>/netloom')).toBe("'oci://<registry>/netloom'");
  });

  it.each(['$(id)', '`id`', "it's", 'a;b', 'a\nb', '', '"', '\\', 'a|b', 'a&b', '*', '~', '#'])(
    'refuses %j',
    (text) => {
      expect(() => shellWord(text)).toThrow(new Error(`"${text}" is not a plain word of a shell command.`));
    },
  );
});

describe(shellCommand, () => {
  it('puts each part on a line of its own', () => {
    expect(shellCommand([['helm', 'install'], ['--wait']])).toBe('helm install \\\n  --wait');
  });
});
