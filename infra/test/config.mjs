/** What the runner of the suites is told by its environment. */
export function readTestConfig(env) {
  return {
    /** Whether a suite that the machine cannot run is a failure. */
    everySuiteRequired: env.CI === 'true',
    chromiumPath: env.CHROMIUM_PATH || '/usr/bin/chromium',
  }
}
