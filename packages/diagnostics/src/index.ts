export { applyEdits, canCombine } from './apply-edits.ts';
export { closest } from './closest.ts';
export type { Diagnostic, Place, Position, Severity, TextEdit, Waived } from './diagnostic.ts';
export type { Edit, EditValue } from './edit.ts';
export type { MoveIntoList } from './edit/list-move.ts';
export { moveIntoList } from './edit/move-into-list.ts';
export { quoteNumbers } from './edit/quote-numbers.ts';
export { toTextEdits } from './edit/to-text-edits.ts';
export { FORMAT_ERRORS, type FormatErrorCode, formatErrorDocs } from './format-errors.ts';
export { describePlace, placeAt } from './lines.ts';
export { type Counts, compareBySeverity, compareDiagnostics, countDiagnostics } from './order.ts';
export type { Origin } from './origin.ts';
export { OriginMap, type Origins, type Recorder, childAt, originOfKey, primaryNode } from './origins.ts';
export { toValue } from './parse/value.ts';
export { type ParsedDocuments, parseDocuments } from './parse/parse-documents.ts';
export { resolvePlain } from './parse/scalar.ts';
export { type ParsedSource, parseBytes, parseSource } from './parse/parse-source.ts';
export { place, placeOf } from './place.ts';
export { placeOnly, withoutTree } from './place-only.ts';
export { printGithub } from './print/github.ts';
export { type HumanOptions, printHuman } from './print/human.ts';
export { type Layout, type Paint, type Style, painter, widthOf, wrapText } from './print/layout.ts';
export { printJson } from './print/json.ts';
export { type SarifOptions, printSarif } from './print/sarif.ts';
export { printLines, visible, visibleJson } from './print/visible.ts';
export type { Finding, Fix, RelatedPlace, Rule } from './rule.ts';
export { REPEATED, aliasPlaces, isRepeated } from './repeated.ts';
export type {
  Alias,
  Source,
  SourceEntry,
  SourceMapping,
  SourceNode,
  SourceScalar,
  SourceSequence,
  Span,
} from './source.ts';
export { type Steps, takeAll } from './steps.ts';
export { type ImportedNode, type ImportedNodes, trackImports } from './track-imports.ts';
export { trackOrigins } from './track-origins.ts';
