import { ALL_RULES, IMPORT_CONFLICT, SERVICE_SELECTS_NOTHING } from '@netloom/engine/check';
import { PROVEN } from '../../src/verdict/proven.ts';

it('names codes that there are', () => {
  const codes = new Set<string>(
    [...ALL_RULES, IMPORT_CONFLICT, SERVICE_SELECTS_NOTHING].map(({ code }) => code),
  );
  expect([...PROVEN].filter((code) => !codes.has(code))).toEqual([]);
});
