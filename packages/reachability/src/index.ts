export { decidingHop, type Hop, type Layer, type Verdict } from './hop.ts';
export { matrix, type MatrixCell, type Matrix } from './matrix.ts';
export { matrixCsv, matrixJson, matrixTable } from './print/print-matrix.ts';
export { printTrace, traceJson, type PlaceOf } from './print/print-trace.ts';
export { notGloballyReachable } from './special-purpose.ts';
export { toReach } from './to-reach.ts';
export { trace, type TraceQuestion, type Trace } from './trace.ts';
export { unknownNames, type UnknownName } from './unknown-names.ts';
export { indexNetwork, type NetworkIndex } from './network-index/network-index.ts';
