import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureInstalled, pinnedNode, root } from '../local/install.mjs'
import { auditDependencies } from './audit.mjs'
import { readTestConfig } from './config.mjs'
import { addCounts, countLine, countReport } from './count.mjs'
import { remedyFor, suites } from './suites.mjs'

// npm test [-- SUITE …]: every suite that this machine can run, or those that are named.

const SUITE_TIME_MAX_MS = 15 * 60_000

ensureInstalled()

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !suites.some(({ project }) => project === name))
if (unknown.length > 0) {
  process.stderr.write(
    `There is no suite ${unknown.join(', ')}; there are ${suites.map(({ project }) => project).join(', ')}.\n`,
  )
  process.exit(2)
}

const chosen = suites.filter(({ project }) => wanted.length === 0 || wanted.includes(project))
const leftOut = chosen.filter((suite) => remedyFor(suite) !== undefined)
let total = { passed: 0, failed: 0, skipped: 0 }
const lines = []
mkdirSync(join(root, '.cache'), { recursive: true })
const reports = mkdtempSync(join(root, '.cache', 'test-'))

const running = chosen.filter((suite) => !leftOut.includes(suite))
const lanes = ['services', 'kafka', 'browser']
  .map((name) => running.filter(({ lane }) => lane === name))
  .filter((lane) => lane.length > 0)
try {
  await Promise.all(lanes.map(runLane))
} finally {
  rmSync(reports, { recursive: true, force: true })
}

process.stdout.write(`\n${lines.join('\n')}\n`)
const { everySuiteRequired } = readTestConfig(process.env)
for (const suite of leftOut) {
  process.stdout.write(`left out: ${suite.project} (${suite.what}); to bring it in: ${remedyFor(suite)}\n`)
  if (everySuiteRequired) total = addCounts(total, { passed: 0, failed: 1, skipped: 0 })
}
if (wanted.length === 0) total = addCounts(total, countAudit(auditDependencies()))
process.stdout.write(`${countLine(total)}\n`)
process.exitCode = total.failed === 0 ? 0 : 1

/** An audit that nobody answers counts as nothing, and is named; on no machine is it a failure: it says nothing of the code. */
function countAudit(audit) {
  if (!audit.ran) {
    process.stdout.write(
      `left out: audit (known holes in dependencies): ${audit.why}; ask elsewhere by npm run audit\n`,
    )
    return { passed: 0, failed: 0, skipped: 0 }
  }
  process.stdout.write(
    `audit: ${audit.findings.join('; ') || `nothing high in ${audit.packages} packages`}\n`,
  )
  return { passed: audit.findings.length === 0 ? 1 : 0, failed: audit.findings.length, skipped: 0 }
}

/** One suite after the other. Beside another lane, a suite says what it has to say when it has ended. */
async function runLane(lane) {
  for (const suite of lane) {
    process.stdout.write(`\n── ${suite.project}: ${suite.what}\n`)
    const startedAt = Date.now()
    const report = join(reports, `${suite.project}.json`)
    const { code, output } = await runSuite(suite.project, report, lanes.length > 1)
    process.stdout.write(output)
    const counts = countReport(report, code)
    lines.push(`${suite.project}: ${countLine(counts)} in ${Math.round((Date.now() - startedAt) / 1000)} s`)
    total = addCounts(total, counts)
  }
}

async function runSuite(project, report, isHeldBack) {
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const child = spawn(pinnedNode, [vitest, 'run', '--project', project, ...reporters], {
    cwd: root,
    stdio: ['ignore', isHeldBack ? 'pipe' : 'inherit', isHeldBack ? 'pipe' : 'inherit'],
  })
  const output = []
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => output.push(chunk))
  const timer = setTimeout(() => child.kill('SIGKILL'), SUITE_TIME_MAX_MS)
  const [code] = await once(child, 'exit')
  clearTimeout(timer)
  return { code: code ?? 1, output: Buffer.concat(output) }
}
