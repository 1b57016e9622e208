import { stepsOfPath } from '../../src/document/node-at.ts';
import { NAME_PLACES } from '../../src/names/name-places.ts';
import { SCHEMA } from '../support/marked.ts';

describe('NAME_PLACES', () => {
  it.each([...NAME_PLACES.keys()])('names a place of the schema: %s', (path) => {
    expect(SCHEMA.at(stepsOfPath(path))?.types).toContain('string');
  });
});
