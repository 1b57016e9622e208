import { createRequire, enableCompileCache } from 'node:module';
import { pathToFileURL } from 'node:url';

/** The parts of Jest that are passed on or replaced here: https://jestjs.io/docs/configuration#testrunner-string */
type TestFramework = (
  globalConfig: { readonly watch: boolean; readonly watchAll: boolean },
  config: unknown,
  environment: object,
  runtime: object,
  testPath: string,
  sendMessageToJest?: unknown,
) => Promise<unknown>;

const require = createRequire(import.meta.url);
/** Describes and runs tests; loads its initializer again for each test file. */
const { default: circus } = require('jest-circus/runner') as { readonly default: TestFramework };
/** By this name all copies of the initializer share the handlers of their events, those of earlier test files as well. */
const EVENT_HANDLERS = Symbol.for('EVENT_HANDLERS');

const NO_WATCH =
  'Jest cannot watch here: node --watch ../../node_modules/jest/bin/jest.js FILE starts it again for each change.';

enableCompileCache();

/**
 * Runs a test file as Node runs any program: its modules are loaded by Node, and once for all test files of a process. Jest
 * itself gives each file a realm of its own, where every module is compiled and evaluated again.
 */
const runTestFile: TestFramework = (globalConfig, config, _, runtime, testPath, send) => {
  if (globalConfig.watch || globalConfig.watchAll) return Promise.reject(new Error(NO_WATCH));
  const restore = keepProcess();
  const native = nativeRuntime(runtime);
  // not awaited: the stack of a test that hangs ends in the test, and not here
  return circus(globalConfig, config, { global: globalThis }, native, testPath, send).finally(restore);
};
export default runTestFile;

/** Jest's runtime, but what is loaded is loaded by Node. */
function nativeRuntime(runtime: object): object {
  const loading = {
    requireInternalModule: (path: string): unknown => {
      Reflect.deleteProperty(require.cache, path);
      Reflect.deleteProperty(globalThis, EVENT_HANDLERS);
      return require(path);
    },
    requireModule: (path: string): unknown => require(path),
    unstable_shouldLoadAsEsm: (): boolean => true,
    unstable_importModule: (path: string): Promise<unknown> => import(pathToFileURL(path).href),
  };
  return Object.assign(Object.create(runtime) as object, loading);
}

/** What tests change of their process is as before for the next file. */
function keepProcess(): () => void {
  const { exitCode } = process;
  const [env, folder] = [{ ...process.env }, process.cwd()];
  return () => {
    for (const name of Object.keys(process.env)) {
      if (!(name in env)) Reflect.deleteProperty(process.env, name);
    }
    Object.assign(process.env, env);
    if (process.cwd() !== folder) process.chdir(folder);
    process.exitCode = exitCode;
  };
}
