import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureInstalled, pinnedNode, root } from '../local/install.mjs'
import { auditDependencies } from './audit.mjs'
import { readTestConfig } from './config.mjs'
import { addCounts, countLine, countReport } from './count.mjs'
import { slowestLines, timesOfFiles } from './slowest.mjs'
import { remedyFor, suites } from './suites.mjs'

// npm test [-- SUITE …]: every suite that this machine can run, or those that are named.

const SLOWEST_SHOWN = 10

ensureInstalled()

const { everySuiteRequired, laneTimeMaxMs } = readTestConfig(process.env)

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
// What is dear to make, and made once for all lanes. PostgreSQL may run as another user, who has to pass through.
const shared = mkdtempSync(join(tmpdir(), 'xingzhi-run-'))
chmodSync(shared, 0o755)

const running = chosen.filter((suite) => !leftOut.includes(suite))
const lanes = ['services', 'browser', 'cluster']
  .map((name) => ({ name, suites: running.filter(({ lane }) => lane === name) }))
  .filter((lane) => lane.suites.length > 0)
let times = []
try {
  await Promise.all(lanes.map(runLane))
  times = timesOfFiles(lanes.map(({ name }) => reportsOf(name).junit))
} finally {
  for (const folder of [reports, shared]) rmSync(folder, { recursive: true, force: true })
}

process.stdout.write(`\n${lines.join('\n')}\n`)
for (const suite of leftOut) {
  process.stdout.write(`left out: ${suite.project} (${suite.what}); to bring it in: ${remedyFor(suite)}\n`)
  if (everySuiteRequired) total = addCounts(total, { passed: 0, failed: 1, skipped: 0 })
}
if (wanted.length === 0) total = addCounts(total, countAudit(auditDependencies()))
process.stdout.write(`the slowest files:\n${slowestLines(times, SLOWEST_SHOWN).join('\n')}\n`)
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

/** The suites of a lane in one run of vitest. Beside another lane, it says what it has to say when it has ended. */
async function runLane({ name, suites }) {
  for (const suite of suites) process.stdout.write(`\n── ${suite.project}: ${suite.what}\n`)
  const startedAt = Date.now()
  const projects = suites.map(({ project }) => project)
  const { code, output } = await runVitest(projects, reportsOf(name), lanes.length > 1)
  process.stdout.write(output)
  const counts = countReport(reportsOf(name).json, code)
  const seconds = Math.round((Date.now() - startedAt) / 1000)
  lines.push(`${projects.join(', ')}: ${countLine(counts)} in ${seconds} s`)
  total = addCounts(total, counts)
}

function reportsOf(lane) {
  return { json: join(reports, `${lane}.json`), junit: join(reports, `${lane}.xml`) }
}

async function runVitest(projects, { json, junit }, isHeldBack) {
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  const chosen = projects.flatMap((project) => ['--project', project])
  const files = [`--outputFile.json=${json}`, `--outputFile.junit=${junit}`]
  const reporters = ['--reporter=default', '--reporter=json', '--reporter=junit', ...files]
  const child = spawn(pinnedNode, [vitest, 'run', ...chosen, ...reporters], {
    cwd: root,
    env: { ...process.env, TEST_RUN_FOLDER: shared },
    stdio: ['ignore', isHeldBack ? 'pipe' : 'inherit', isHeldBack ? 'pipe' : 'inherit'],
  })
  const output = []
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => output.push(chunk))
  const timer = setTimeout(() => child.kill('SIGKILL'), laneTimeMaxMs)
  const [code] = await once(child, 'exit')
  clearTimeout(timer)
  return { code: code ?? 1, output: Buffer.concat(output) }
}
