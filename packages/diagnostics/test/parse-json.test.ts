import { parseJson } from '../src/parse-json.ts';

describe(parseJson, () => {
  it.each([
    ['{ "a": [1] }', { a: [1] }],
    ['null', null],
    ['', undefined],
    ['<html>', undefined],
    ['{ "a": 1 } {', undefined],
  ])('reads %j', (text, value) => {
    expect(parseJson(text)).toEqual(value);
  });
});
