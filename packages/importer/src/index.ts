export { type ReadSourcesOptions, readSources } from './sources/read-sources.ts';
export type { SourceInput, Sources, UnreadSource } from './sources/sources.ts';
