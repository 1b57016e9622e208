import * as z from 'zod';

const Pattern = z
  .string()
  .max(256)
  .regex(
    /^[^\p{Cc}\\/][^\p{Cc}\\]*$/u,
    'a pattern is a path from the folder of this file, with slashes, such as docs/**/*.md',
  );

export const DocsScope = z.strictObject({
  include: z
    .array(Pattern)
    .min(1)
    .describe(
      'Markdown and YAML files that `netloom docs --check` compares with the network, as globs from the folder of this file: `docs/**/*.md`, `../../README.md`.',
    ),
  ignore: z.array(Pattern).default([]).describe('Globs of files that are left alone.'),
});
