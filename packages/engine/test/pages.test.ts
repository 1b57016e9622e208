import { CODES, findPage } from '../src/index.ts';

test.each(CODES)('%s has a page that opens with its code', async (code) => {
  expect((await findPage(code))?.split('\n')[0]).toBe(`# ${code}`);
});
