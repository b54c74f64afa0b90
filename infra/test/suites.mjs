import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../local/install.mjs'
import { readTestConfig } from './config.mjs'

/**
 * What a suite needs of the machine, and the Debian packages that bring it. `project` is vitest's. The suites of a lane are
 * one run of vitest, the lanes run side by side: those that wait for a browser or a broker leave half of the machine idle.
 * @typedef {{ project: string, what: string, lane: 'services' | 'browser' | 'cluster', needs: (keyof typeof machine)[] }} Suite
 */

const { chromiumPath } = readTestConfig(process.env)
const runs = (command, ...args) => spawnSync(command, args, { stdio: 'ignore' }).status === 0
const jarsThere = () => existsSync(join(root, '.cache', 'kafka'))

const machine = {
  kafka: {
    has: () => runs('java', '-version') && (jarsThere() || runs('mvn', '-v')),
    packages: ['default-jre-headless', 'maven'],
  },
  redis: { has: () => runs('redis-server', '--version'), packages: ['redis-server'] },
  chromium: { has: () => existsSync(chromiumPath), packages: ['chromium-headless-shell', 'fonts-noto-cjk'] },
}

/** @type {Suite[]} */
export const suites = [
  { project: 'unit', what: 'rules, shapes and architecture', lane: 'services', needs: [] },
  { project: 'services', what: 'each part against a real PostgreSQL', lane: 'services', needs: [] },
  { project: 'kafka', what: 'events over a real Apache Kafka', lane: 'browser', needs: ['kafka'] },
  { project: 'redis', what: 'limits and live updates over a real Redis', lane: 'services', needs: ['redis'] },
  { project: 'e2e', what: 'the embedded system in a real browser', lane: 'browser', needs: ['chromium'] },
  {
    project: 'cluster',
    what: 'the cluster in a real browser, and broken on purpose',
    lane: 'cluster',
    needs: ['kafka', 'redis', 'chromium'],
  },
]

/** The one command that brings in what this machine lacks for the suite; undefined when it lacks nothing. */
export function remedyFor(suite) {
  const packages = suite.needs.filter((need) => !has(need)).flatMap((need) => machine[need].packages)
  return packages.length === 0 ? undefined : `apt-get install -y ${packages.join(' ')}`
}

const known = new Map()

function has(need) {
  if (!known.has(need)) known.set(need, machine[need].has())
  return known.get(need)
}
