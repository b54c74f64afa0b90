import { benches } from './bench-list.ts'
import { isReached } from './frame/bench.ts'
import { thisMachine } from './frame/machine.ts'
import { readWords } from './frame/read-words.ts'
import { keepResult, printed, resultOf } from './frame/report.ts'

// npm run bench -- NAME [--flag …] [--option VALUE …]: measures, audits, prints a table and keeps the result.

const VIOLATIONS_SHOWN = 20
const { bench, flags, options, unknown } = readWords(process.argv.slice(2), benches)

if (bench === undefined || unknown.length > 0) {
  process.stderr.write(usage())
  process.exitCode = 2
} else {
  const startedAt = new Date()
  const machine = thisMachine()
  const started = new AsyncDisposableStack()
  const told = stopWhenTold(started)
  const outcome = await bench
    .run({ flags, options, progress: (line) => progress(startedAt, line), started })
    .catch(async (error: unknown) => {
      // What was running breaks when it is stopped under it; the end is on its way.
      if (told.aborted) await new Promise(() => {})
      throw error
    })
    .finally(() => started.disposeAsync())
  const violations = outcome.audit.flatMap(({ truth, violations: found }) =>
    found.map((one) => `${truth}: ${one}`),
  )
  if (violations.length > 0) {
    process.stderr.write(
      `The truths do not hold, so there is no result:\n${violations.slice(0, VIOLATIONS_SHOWN).join('\n')}\n${violations.length} in all\n`,
    )
    process.exitCode = 1
  } else {
    const result = resultOf(bench.name, startedAt, machine, outcome)
    process.stdout.write(`\n${printed(result)}\nkept in ${await keepResult(result)}\n`)
    const missed = result.targets.filter((target) => !isReached(target)).length
    if (missed > 0) process.stdout.write(`${missed} of ${result.targets.length} targets missed\n`)
  }
}

/** By Ctrl-C, or by the end of whoever started this. */
function stopWhenTold(started: AsyncDisposableStack): AbortSignal {
  const told = new AbortController()
  const stop = () => {
    told.abort()
    void started.disposeAsync().finally(() => process.exit(130))
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  process.once('disconnect', stop)
  process.channel?.unref()
  return told.signal
}

function progress(startedAt: Date, line: string): void {
  process.stderr.write(
    `${String(Math.round((Date.now() - startedAt.getTime()) / 1000)).padStart(4)} s  ${line}\n`,
  )
}

function usage(): string {
  const lines = benches.flatMap(({ name, what, flags: its, options: taken = {} }) => [
    `  ${name.padEnd(10)} ${what}`,
    ...Object.entries({ ...its, ...taken }).map(([flag, effect]) => `    --${flag.padEnd(8)} ${effect}`),
  ])
  return `Usage: npm run bench -- NAME [--FLAG …]\n${lines.join('\n')}\n`
}
