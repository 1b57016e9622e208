export type {
  ChartDrawing,
  ChartMetadata,
  ChartPackage,
  Drawn,
  From,
  Image,
  Link,
  RequiredCrd,
  ValueObject,
} from './chart-package.ts';
export { CREATED } from './chart-yaml.ts';
export { dumpJson } from './dump-json.ts';
export { dumpYaml } from './dump.ts';
export { encodeField, type Field } from './encode.ts';
export type { Form } from './form/form.ts';
export { formModule, type FormModule } from './form/form-module.ts';
export { MISMATCH, readForm } from './form/read-form.ts';
export {
  imageReference,
  imageValues,
  LabelMap,
  Namespace,
  ObjectName,
  Quantity,
  resourcesValues,
} from './fragments.ts';
export {
  NOTICE,
  generatedMarkdown,
  generatedYaml,
  printGeneratedFiles,
  withoutOrigin,
  type GeneratedFile,
  type KeyOrigin,
} from './generated-text.ts';
export { Global } from './global.ts';
export { defineKind, type Kind, type KindDefinition, type KubernetesObject, type Metadata } from './kind.ts';
export { codeSpan, escapeMarkdown, fencedBlock, tableText } from './markdown.ts';
export { mergeValues, valueConflicts, type ValueConflict } from './merge-values.ts';
export { kindsOfLists, namedSpec, annotatedSpec, labelledSpec, placedSpec } from './named-spec.ts';
export { plain, type Plain } from './plain.ts';
export type { ReadonlyDeep } from './readonly-deep.ts';
export { renderChart, renderMark } from './render-chart.ts';
export { validateValues } from './validate-values.ts';
export { valuesSchema, type JsonSchema } from './values-schema.ts';
export { compareVersions } from './versions.ts';
