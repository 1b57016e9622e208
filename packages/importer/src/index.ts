export { type Imported, type ImportedNetwork, importNetworks, type Omitted } from './import-networks.ts';
export { type ReadSourcesOptions, readSources } from './sources/read-sources.ts';
export type { SourceInput, Sources, UnreadSource } from './sources/sources.ts';
