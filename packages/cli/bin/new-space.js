/** What V8 multiplies the size by; the default of each V8 that the package runs on. */
const DEFAULT = 2;

/**
 * From here on V8's space for new objects keeps its size: it would double, up to 64 MiB for each of its halves, as long as
 * many objects stay alive, and would never give that back.
 *
 * Returns what runs the loading of modules: with the flag as it was, since compiled code is valid only under the flags that
 * it was compiled under, that of Node's own modules, too.
 */
export function holdNewSpace() {
  const { setFlagsFromString } = process.getBuiltinModule('node:v8');
  const multiplyBy = (factor) => setFlagsFromString(`--semi-space-growth-factor=${factor}`);
  let depth = 0;
  multiplyBy(1);
  return (load) => {
    if (depth === 0) multiplyBy(DEFAULT);
    depth += 1;
    try {
      return load();
    } finally {
      depth -= 1;
      if (depth === 0) multiplyBy(1);
    }
  };
}
