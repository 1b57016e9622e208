/** A Helm version as `helm version` prints it, without build metadata. */
export class HelmVersion {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
  readonly text: string;

  private constructor(text: string, numbers: readonly [number, number, number]) {
    this.text = text;
    [this.major, this.minor, this.patch] = numbers;
    Object.freeze(this);
  }

  /** A Helm built by `go install` prints no patch version: the first of its minor version is assumed. */
  static parse(text: string): HelmVersion | null {
    const match = /^v?((\d+)\.(\d+)(?:\.(\d+))?(?:-[0-9A-Za-z.-]+)?)(?:\+.*)?$/.exec(text.trim());
    if (match === null) return null;
    const [, version = '', major, minor, patch = 0] = match;
    return new HelmVersion(version, [Number(major), Number(minor), Number(patch)]);
  }

  /** Whether netloom supports this version: see SUPPORTED. */
  get isSupported(): boolean {
    const floor = this.major === 3 ? ([3, 19, 0] as const) : ([4, 1, 4] as const);
    const difference = this.major - floor[0] || this.minor - floor[1] || this.patch - floor[2];
    return difference >= 0;
  }

  toString(): string {
    return this.text;
  }
}

/** Below 4.1.4 `helm pull` writes outside of its folder (CVE-2026-35206); below 3.19 charts are validated by another JSON Schema engine. */
export const SUPPORTED = 'Helm 4.1.4 or newer, or 3.19 or newer within 3';
