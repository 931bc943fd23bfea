/** Shows how far a run is on the last line of stderr, where that is a terminal; else now and then a line of its own. */
export function progressOf(total: number, what: string) {
  const start = performance.now();
  let done = 0;
  let told = 0;
  const line = () => {
    const seconds = (performance.now() - start) / 1000;
    const left = done > 0 ? Math.round((seconds / done) * (total - done)) : 0;
    const bar = '#'.repeat(Math.round((30 * done) / total)).padEnd(30, '.');
    return `${what} [${bar}] ${done}/${total}${done < total && done > 0 ? `, about ${left} s left` : ''}`;
  };
  return {
    step(): void {
      done++;
      const now = performance.now();
      const isTerminal = process.stderr.isTTY === true;
      if (done < total && now - told < (isTerminal ? 100 : 10_000)) return;
      told = now;
      // Short runs need no report in a log.
      if (isTerminal) process.stderr.write(`\r${line()}${done === total ? '\n' : ''}`);
      else if (now - start > 5000) process.stderr.write(`${line()}\n`);
    },
  };
}
