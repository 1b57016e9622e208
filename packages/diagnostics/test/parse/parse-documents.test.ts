import { parseDocuments } from '../../src/parse/parse-documents.ts';
import { toValue } from '../../src/parse/value.ts';

const values = (text: string) => parseDocuments(text, 'a.yaml').documents.map(toValue);

describe(parseDocuments, () => {
  it('reads every document, with the offsets of the whole text', () => {
    const { documents } = parseDocuments('a: 1\n---\n# nothing\n---\nb: [2]\n', 'a.yaml');
    expect(documents.map(toValue)).toEqual([{ a: 1 }, { b: [2] }]);
    expect(documents[1]?.span).toEqual({ start: 23, end: 29 });
  });

  it('reads a value with an unknown tag as if it had none', () => {
    expect(values('a: !vault |\n  secret\nb: !reference [x, y]\n')).toEqual([
      { a: 'secret\n', b: ['x', 'y'] },
    ]);
  });

  it('keeps keys that are no strings by their text', () => {
    expect(values('80: web\ntrue: yes\n')).toEqual([{ '80': 'web', true: 'yes' }]);
  });

  it('expands anchors and merge keys', () => {
    expect(values('a: &x {b: 1}\nc:\n  <<: *x\n  d: 2\n')).toEqual([{ a: { b: 1 }, c: { d: 2, b: 1 } }]);
  });

  it('takes brackets that are not indented', () => {
    const text = 'a:\n  b: [\n  1,\n  2\n  ]\n  c: {\n  }\nd: 3\n';
    const { documents, broken } = parseDocuments(text, 'a.yaml');
    expect(documents.map(toValue)).toEqual([{ a: { b: [1, 2], c: {} }, d: 3 }]);
    expect(broken).toEqual([]);
  });

  it('leaves one broken document out and reports it', () => {
    const { documents, broken } = parseDocuments('a: 1\n---\nb: {{ x }}: [\n---\nc: 3\n', 'a.yaml');
    expect(documents.map(toValue)).toEqual([{ a: 1 }, { c: 3 }]);
    expect(broken).toHaveLength(1);
    expect(broken[0]).toMatchObject({ code: 'yaml-syntax', range: { file: 'a.yaml', start: { line: 3 } } });
  });
});
