export { importNetworks } from './import-networks.ts';
export type { Imported, ImportedNetwork, ImportSettings, Omitted } from './imported.ts';
export type { CutService, OpenNamespace, Proposal, ProposedFlow } from './proposal/proposal.ts';
export {
  type Merge,
  mergeNetwork,
  type MergeOptions,
  type NewPart,
  type UnwrittenPart,
} from './merge/merge-network.ts';
export type { StatedValue } from './merge/stated-value.ts';
export type { DifferentPart } from './merge/take-differences.ts';
export { type ReadSourcesOptions, readSources } from './sources/read-sources.ts';
export type { SourceInput, Sources, UnreadSource } from './sources/sources.ts';
export { type AnswerKey, type Answers } from './init/answers.ts';
export { firstNetwork } from './init/first-network.ts';
export { answersIn } from './init/imported-answers.ts';
export { problemsOf } from './init/problems.ts';
export { remoteUrl } from './init/remote-url.ts';
export { suggest, type Suggestion, type Observations } from './init/suggest.ts';
export { writeNetwork } from './write/write-network.ts';
