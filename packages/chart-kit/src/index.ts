export { CREATED } from './chart-yaml.ts';
export type {
  Bundle,
  ChartMetadata,
  ChartPackage,
  Drawn,
  From,
  Image,
  Link,
  RequiredCrd,
  ValueObject,
} from './chart-package.ts';
export { dumpJson, dumpYaml } from './dump.ts';
export { encodeField, type Field } from './encode.ts';
export { imageValues, LabelMap, Namespace, ObjectName, Quantity, resourcesValues } from './fragments.ts';
export { Global } from './global.ts';
export { defineKind } from './kind.ts';
export type { Kind, KindDefinition, KubernetesObject, Metadata } from './kind.ts';
export { codeSpan, escapeMarkdown } from './markdown.ts';
export { namedSpec, placedSpec } from './named-spec.ts';
export { plain } from './plain.ts';
export type { Plain } from './plain.ts';
export type { ReadonlyDeep } from './readonly-deep.ts';
export { renderChart, renderMark } from './render-chart.ts';
export { valuesSchema } from './values-schema.ts';
export type { JsonSchema } from './values-schema.ts';
