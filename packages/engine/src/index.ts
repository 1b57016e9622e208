export { buildNetwork, drawNetwork, umbrellaValues } from './build-network.ts';

export { compareFolder, type Comparison } from './files/compare-folder.ts';
export { isUpToDate, type Difference } from './files/difference.ts';
export { hasCode } from './files/error-code.ts';
export { compareFiles, writeFiles } from './files/write-files.ts';
export { writeFolder, type WriteOptions } from './files/write-folder.ts';

export { checkNetwork, type Checked, type CheckedNetwork } from './network/check-network.ts';
export { loadNetwork, withReach, type Loaded } from './network/load-network.ts';
export { InputUnreadable } from './network/unreadable.ts';
export { checkObjects } from './objects/check-objects.ts';
export { CODES, findPage, PAGE_PATHS } from './pages.ts';
export { renderCharts } from './render-charts.ts';
export { RULES } from './rules.ts';
export { findSubject, type Subject } from './uses/subject.ts';
export { usesOf, type Use, type Uses } from './uses/uses-of.ts';
export type { FileUse } from './uses/uses-in-files.ts';
export type { Reason, WrittenPlace } from './why/reason.ts';
export { whyValue, type WhyResult } from './why/why-value.ts';
