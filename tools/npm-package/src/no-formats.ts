/**
 * In place of the formats of drafts 2019 and later in `@kubernetes-models/validate`, with a parser of mail addresses and a list of
 * all URI schemes: no schema of a bundled kind names them.
 */
const formats: Readonly<Record<string, never>> = {};

// the module that it stands for has a default export
export default formats;
