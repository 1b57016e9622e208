/** Where zod keeps what `z.config` sets. */
declare global {
  var __zod_globalConfig: { jitless?: boolean } | undefined;
}

// zod decides when an object schema is made: this must run before any other module makes one, and where none does, zod
// must not be loaded for it
(globalThis.__zod_globalConfig ??= {}).jitless = true;

export {};
