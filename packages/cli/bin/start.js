// Plain JavaScript that old versions of Node can read, since it is what reports that they are too old.

/** Runs the command of a module, unless this Node is older than its code needs: `22.19`, or `24`. */
export async function start({ node, help, load }) {
  if (isOlder(process.versions.node, node)) {
    console.error(
      `netloom needs Node ${node} or newer; this is Node ${process.versions.node} (${process.execPath}). ${help}`,
    );
    process.exitCode = 4;
    return;
  }
  // what it calls is newer than the Nodes that are refused
  const { main } = await load();
  await main(process.argv);
}

function isOlder(version, floor) {
  const [major, minor] = version.split('.').map(Number);
  const [floorMajor, floorMinor = 0] = floor.split('.').map(Number);
  return major < floorMajor || (major === floorMajor && minor < floorMinor);
}
