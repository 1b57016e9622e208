import type * as z from 'zod';
import type { Readers } from './checks-of.ts';
import { FormPrinter } from './print-form.ts';

export interface FormModule {
  /** The package of the schemas, as its folder is called. */
  readonly from: string;
  /** Left out where the schemas call no function. */
  readonly readers?: Readers;
  /** Where the module imports the functions from. */
  readonly readersPath?: string;
  /** By the name of the constant that the module exports. */
  readonly schemas: Readonly<Record<string, z.core.$ZodType>>;
}

/** The text of a module that exports the forms of schemas. */
export function formModule({ from, readers, readersPath, schemas }: FormModule): string {
  const printer = new FormPrinter(readers ?? { functions: {} });
  const exported = Object.entries(schemas).map(
    ([name, schema]) => `export const ${name}: Form = ${printer.print(schema)};`,
  );
  return [
    `// Rendered by \`netloom render\` from packages/${from}. Do not edit.`,
    "import type { Form } from '@netloom/chart-kit';",
    ...(readersPath === undefined ? [] : [`import * as readers from '${readersPath}';`]),
    '',
    ...printer.declarations,
    '',
    ...exported,
    '',
  ].join('\n');
}
