import { splitLine } from '../../src/completion/split-line.ts';

/** What bash begins with. */
const BREAKS = ' \t\n"\'><=;|&(:';

describe(splitLine, () => {
  it.each([
    ['netloom ', ['netloom', ''], ''],
    ['netloom  val', ['netloom', 'val'], 'val'],
    ['netloom uses pool:de', ['netloom', 'uses', 'pool:de'], 'de'],
    ['netloom uses pool:', ['netloom', 'uses', 'pool:'], ''],
    ['netloom trace lan https://a', ['netloom', 'trace', 'lan', 'https://a'], '//a'],
    ['netloom validate --output=j', ['netloom', 'validate', '--output=j'], 'j'],
    ["netloom validate 'Mein H", ['netloom', 'validate', 'Mein H'], 'Mein H'],
    ['netloom validate "Mein \\"H" b\\ c', ['netloom', 'validate', 'Mein "H', 'b c'], 'b c'],
    ['cd x && A=1 netloom b', ['A=1', 'netloom', 'b'], 'b'],
    ['echo $(netloom b', ['netloom', 'b'], 'b'],
    ['', [''], ''],
    ['netloom a\\', ['netloom', 'a'], 'a'],
  ])('%j', (line, words, completed) => {
    expect(splitLine(line, BREAKS)).toEqual({ words, completed });
  });
});
