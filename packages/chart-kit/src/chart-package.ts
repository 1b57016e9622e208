import type * as z from 'zod';

/** A small frozen value (Address, Cidr, AddressRange) that prints itself; `plain` turns it into its text. */
export interface ValueObject {
  toString(): string;
  readonly family: 4 | 6;
}

/** T as toValues draws it: a string field may still hold a value object, until `plain`. */
export type Drawn<T> = T extends string
  ? T | ValueObject
  : T extends readonly (infer Item)[]
    ? readonly Drawn<Item>[]
    : T extends object
      ? { readonly [Key in keyof T]: Drawn<T[Key]> }
      : T;

/** Records that `value` comes from `source` and returns `value`; `withoutOrigin` records nothing. */
export type From = <T extends object>(source: object, value: T) => T;

/** A container image. `digest` is empty until Renovate fills it. */
export interface Image {
  readonly name: string;
  readonly repository: string;
  readonly tag: string;
  readonly digest: string;
}

/** A kind that must exist before the chart can be installed, and the command that installs it. */
export interface RequiredCrd {
  readonly apiVersion: string;
  readonly kind: string;
  readonly installCommand: string;
  /** The value that needs the kind, as a dotted path: empty means not needed. Without a path the chart always needs the kind. */
  readonly when?: string;
}

/** A page about what the chart configures. A link named `source` is upstream's source code. */
export interface Link {
  readonly name: string;
  readonly url: string;
}

/** What Chart.yaml and the README say. The version is that of the package's package.json. */
export interface ChartMetadata {
  readonly name: string;
  readonly version: string;
  readonly appVersion: string;
  readonly description: string;
  readonly kubeVersion: string;
  readonly keywords: readonly string[];
  readonly images: readonly Image[];
  /** The first is the chart's home. */
  readonly links?: readonly Link[];
  /** Markdown that the README shows below its title: what the chart is and is not. */
  readonly about: string;
}

/** What draws the network's values for a chart. It is apart from their schema, which takes longer to load than they to draw. */
export interface ChartDrawing<Source, Values extends object = object> {
  readonly chart: ChartMetadata;
  readonly requires: readonly RequiredCrd[];
  /** Whether this network needs the chart at all: the umbrella's `<name>.enabled`. */
  readonly isEnabled: (source: Source) => boolean;
  readonly toValues: (source: Source, from: From) => Drawn<Values>;
}

/** One chart: its metadata, what it needs, the schema of its values, and the network's values for it. */
export interface ChartPackage<Source, Values extends object = object> extends ChartDrawing<Source, Values> {
  /** The folder in `packages/`, where it is not named after the chart. */
  readonly folder?: string;
  /** The charts inside an umbrella, each under the condition `<name>.enabled`. */
  readonly subcharts?: readonly ChartPackage<Source>[];
  readonly values: z.ZodType<Values>;
}
