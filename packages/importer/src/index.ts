export type { ChartSource, ChartValues } from './sources/chart-values.ts';
export type { Liveness, LiveObject, ObjectOrigin } from './sources/live-object.ts';
export type { MachineFact, MachineSource } from './sources/machine-fact.ts';
export type { OtherSource } from './sources/other-source.ts';
export { type Placed, type TreePath, nodeAt, originOfNode, placeOfPath } from './sources/place-of.ts';
export { type ReadSourcesOptions, readSources } from './sources/read-sources.ts';
export type { SourceFile, SourceFileKind } from './sources/source-file.ts';
export type { SourceInput, Sources, UnreadSource } from './sources/sources.ts';
export type { HiddenPart, Tree, TreeEntry, TreeMapping, TreeScalar, TreeSequence } from './sources/tree.ts';
