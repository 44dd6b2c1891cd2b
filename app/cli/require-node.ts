/** Ends the process with one line on a Node that is too old, before anything is imported that such a Node cannot read. */
export function requireNode(): void {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  process.stderr.write(`桂品通 needs Node 20.19 or later; this is ${process.versions.node}.\n`);
  process.exit(1);
}
