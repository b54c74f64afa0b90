import { existsSync } from 'node:fs'

/** A lane that takes longer is stuck. On a machine that does much else at the same time a whole one took 15 minutes. */
const LANE_TIME_MAX_MS = 25 * 60_000

/** The shell is the same engine without windows, menus and a process for them: scenarios take half of the time. */
const BROWSERS = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium']

/** What the runner of the suites is told by its environment. */
export function readTestConfig(env) {
  return {
    /** Whether a suite that the machine cannot run is a failure. */
    everySuiteRequired: env.CI === 'true',
    /** How long one lane of suites may take; what is drawn more often may take longer. */
    laneTimeMaxMs: LANE_TIME_MAX_MS * (Number(env.SOAK) || 1),
    chromiumPath: env.CHROMIUM_PATH || (BROWSERS.find((path) => existsSync(path)) ?? BROWSERS[0]),
  }
}
