import { spawnSync } from 'node:child_process'
import { root } from '../local/install.mjs'

const FETCH_TIMEOUT_MS = 10_000
const FAILING = new Set(['high', 'critical'])

/**
 * What `npm audit --json` wrote. An audit that did not happen is no clean one: `why` says what kept it from happening.
 * @returns {{ ran: false, why: string } | { ran: true, packages: number, findings: string[] }}
 */
export function readAudit(text) {
  let report
  try {
    report = JSON.parse(text)
  } catch {
    return { ran: false, why: 'npm audit wrote no report' }
  }
  const packages = report.metadata?.dependencies?.total
  if (typeof packages !== 'number' || report.vulnerabilities === undefined) {
    return {
      ran: false,
      why: `the registry answers no audit (${report.statusCode ?? report.error?.code ?? 'no status'})`,
    }
  }
  const findings = Object.values(report.vulnerabilities)
    .filter(({ severity }) => FAILING.has(severity))
    .map(({ name, severity, range, via }) => {
      const titles = via.map((cause) => (typeof cause === 'string' ? `by ${cause}` : cause.title))
      return `${name} ${range} (${severity}): ${titles.join('; ')}`
    })
  return { ran: true, packages, findings }
}

/** Asks the registry about everything that package-lock.json installs. */
export function auditDependencies() {
  const fetching = [`--fetch-timeout=${FETCH_TIMEOUT_MS}`, '--fetch-retries=0']
  const { stdout } = spawnSync('npm', ['audit', '--json', '--audit=true', ...fetching], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    maxBuffer: 64 * 1024 * 1024,
  })
  return readAudit(stdout ?? '')
}
