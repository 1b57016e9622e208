export { buildNetwork, drawNetwork, networkDocument } from './build-network.ts';
export { umbrellaValues } from './umbrella-values.ts';

export { compareFolder, type Comparison } from './files/compare-folder.ts';
export { isUpToDate, type Difference } from './files/difference.ts';
export { hasCode } from './files/error-code.ts';
export { compareFiles, writeFiles } from './files/write-files.ts';
export { writeFolder, type WriteOptions } from './files/write-folder.ts';

export { checkRelease } from './limits/check-limits.ts';
export { kib } from './limits/kib.ts';
export { MOST_BYTES, NEAR_BYTES } from './limits/limits.ts';
export { estimateRelease, measureRelease } from './limits/stored-size.ts';
export { checkLoaded, type Checked, type CheckedNetwork } from './network/check-loaded.ts';
export { checkNetwork } from './network/check-network.ts';
export { loadNetwork, withReach, type Loaded, type LoadedNetwork } from './network/load-network.ts';
export { InputUnreadable } from './network/unreadable.ts';
export { checkBuild, checkObjects } from './objects/check-objects.ts';
export { CODES, findPage, PAGE_PATHS } from './pages.ts';
export { renderCharts } from './render-charts.ts';
export { RULES } from './rules.ts';
export { findSubject, type Subject } from './uses/subject.ts';
export { usesOf, type Use, type Uses } from './uses/uses-of.ts';
export type { FileUse } from './uses/uses-in-files.ts';
export type { Reason, WrittenPlace } from './why/reason.ts';
export { whyValue, type WhyResult } from './why/why-value.ts';
