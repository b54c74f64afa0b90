/** Whether a suite that the machine cannot run is a failure. */
export function readTestConfig(env) {
  return { everySuiteRequired: env.CI === 'true' }
}
