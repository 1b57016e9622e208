import { definitionsAt, referencesAt } from '../../src/features/locations.ts';
import { marked, NETWORK } from '../support/marked.ts';

type Locations = ReturnType<typeof definitionsAt>;

/** The lines of the places, with what stands there. */
function texts(text: string, locations: Locations): readonly string[] {
  const lines = text.split('\n');
  return locations.map(
    ({ range: { start, end } }) =>
      `${start.line}: ${lines[start.line]?.slice(start.character, end.character) ?? ''}`,
  );
}

const at = (place: string): string => {
  expect(NETWORK).toContain(place);
  return NETWORK.replace(place, `${place}‸`);
};

function definitions(place: string): readonly string[] {
  const { snapshot, offset } = marked(at(place));
  return texts(snapshot.text, definitionsAt(snapshot, offset));
}

function references(place: string, declarations: boolean): readonly string[] {
  const { snapshot, offset } = marked(at(place));
  return texts(snapshot.text, referencesAt(snapshot, offset, { declarations }));
}

describe(definitionsAt, () => {
  it.each([
    ['host:n', ['7: nas']],
    ['pool:', ['15: ingress']],
    ['node:one', ['10: one']],
    ['[ingress, spare', ['16: spare']],
    ['https://grafana', ['26: grafana.int.example.com']],
    ['ingress: { address: 192.168', ['15: 192.168.1.230/32']],
    ['address: 192.168.1.10', ['11: 192.168.1.10']],
    ['name: small', []],
  ])('leads from "%s" to its declaration', (place, expected) => {
    expect(definitions(place)).toEqual(expected);
  });
});

describe(referencesAt, () => {
  it('lists every use of a name, with its declaration where that is asked for', () => {
    expect(references('{ name: ingress', true)).toEqual(['15: ingress', '18: ingress', '28: ingress']);
    expect(references('{ name: ingress', false)).toEqual(['18: ingress', '28: ingress']);
  });

  it('lists every place of an address', () => {
    expect(references('[192.168.1.230', true)).toEqual(['15: 192.168.1.230/32', '19: 192.168.1.230']);
    expect(references('[192.168.1.230', false)).toEqual(['19: 192.168.1.230']);
  });
});
