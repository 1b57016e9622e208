import * as z from 'zod';

export const Documents = z.strictObject({
  page: z
    .boolean()
    .default(false)
    .describe('Whether `netloom build` also writes network.html, the page that `netloom view` opens.'),
});
