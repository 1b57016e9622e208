const { mkdtemp } = require('node:fs/promises');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { env } = require('node:process');

/** Jest's globalSetup: a folder of this run for what test files share, named by a variable that its workers inherit. */
module.exports = async () => {
  env.NETLOOM_TEST_RUN = await mkdtemp(join(tmpdir(), 'netloom-test-'));
};
