import { blockLines, flowText } from '../../src/edit/collection-text.ts';
import { looksLikeNumber } from '../../src/edit/quote-numbers.ts';
import { scalarText } from '../../src/edit/scalar-text.ts';

const NUMBERS = ['0X1F', '0B1', '0O7', '4_2e1', '071_595', '-_1', '0b-101', '.5_0', '2026-1-2'];
const TEXTS = [
  '192.168.1.1',
  '10.0.0.0/8',
  '1.2.3',
  'v1',
  '80:80',
  '64512:100',
  '80,443',
  '0x',
  '1e',
  '+',
  '',
  'e1',
  '_1',
];

describe(looksLikeNumber, () => {
  it.each(NUMBERS)('knows %s for what some reader of YAML takes for a number or a date', (text) => {
    expect(looksLikeNumber(text)).toBe(true);
  });

  it.each(TEXTS)('leaves %j alone', (text) => {
    expect(looksLikeNumber(text)).toBe(false);
  });
});

describe(scalarText, () => {
  it('quotes such texts wherever they are written, and no numbers', () => {
    expect(NUMBERS.map((text) => scalarText(text, 'block'))).toEqual(NUMBERS.map((text) => `'${text}'`));
    expect(NUMBERS.map((text) => scalarText(text, 'flow'))).toEqual(NUMBERS.map((text) => `'${text}'`));
    expect(flowText({ '0X1F': ['4_2e1', 42] }, '')).toBe("{ '0X1F': ['4_2e1', 42] }");
    expect(blockLines({ '0X1F': '4_2e1', port: 42 })).toEqual(["'0X1F': '4_2e1'", 'port: 42']);
  });
});
