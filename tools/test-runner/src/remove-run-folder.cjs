const { rm } = require('node:fs/promises');
const { env } = require('node:process');

/** Jest's globalTeardown: removes what create-run-folder.cjs made, also after tests that failed. */
module.exports = async () => {
  await rm(env.NETLOOM_TEST_RUN, { recursive: true, force: true });
};
