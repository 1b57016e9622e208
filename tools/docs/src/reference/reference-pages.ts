import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { codesSection } from './codes-section.ts';
import { commandsSection } from './commands-section.ts';
import { distributionPortsSection, distributionsSection } from './distributions-section.ts';
import { exitCodesSection } from './exit-codes-section.ts';
import { generatedFilesSection, jsonSection } from './files-section.ts';
import type { JsonSchema } from './json-schema.ts';
import { networkSection } from './network-section.ts';

type Section = (root: string) => string | Promise<string>;

/** The pages of the reference, and what each of their sections shows. */
export const REFERENCE_PAGES: Readonly<Record<string, Readonly<Record<string, Section>>>> = {
  'docs/reference/commands.md': { commands: commandsSection },
  'docs/reference/network-yaml.md': { network: (root) => networkSection(readSchema(root, 'network')) },
  'docs/reference/codes.md': { codes: codesSection },
  'docs/reference/distributions.md': {
    distributions: distributionsSection,
    'distribution-ports': distributionPortsSection,
  },
  'docs/reference/exit-codes.md': { 'exit-codes': exitCodesSection },
  'docs/reference/files.md': {
    generated: generatedFilesSection,
    diagnostics: (root) => jsonSection(readSchema(root, 'diagnostics')),
    plan: (root) => jsonSection(readSchema(root, 'plan')),
    doctor: (root) => jsonSection(readSchema(root, 'doctor')),
  },
};

function readSchema(root: string, name: string): JsonSchema {
  // `netloom render` writes it
  return JSON.parse(readFileSync(join(root, `schemas/${name}.schema.json`), 'utf8')) as JsonSchema;
}
