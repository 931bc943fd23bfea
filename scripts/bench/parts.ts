import { cpus, loadavg } from 'node:os';

/** Runs the parts of a benchmark that the command line names, or all; a part that fails leaves the others their figures. */
export async function runParts(
  command: string,
  parts: Record<string, () => Promise<unknown>>,
  names: readonly string[] = process.argv.slice(2),
): Promise<void> {
  const unknown = names.filter((name) => !(name in parts));
  if (unknown.length > 0) {
    console.error(`${command}: no part ${unknown.join(', ')}: ${Object.keys(parts).join(', ')}`);
    process.exit(2);
  }
  console.log(
    `${cpus().length} x ${cpus()[0]?.model.trim()}, Node ${process.version}, load ${loadavg()[0]?.toFixed(1)}`,
  );
  for (const [name, run] of Object.entries(parts)) {
    if (names.length > 0 && !names.includes(name)) continue;
    console.log(`\n${name}`);
    try {
      await run();
    } catch (error) {
      console.error(`  ${name} failed:`, error);
      process.exitCode = 1;
    }
  }
}
