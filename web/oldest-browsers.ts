/**
 * The oldest browsers in which the pages work: what the build writes down to, and what may be called (`docs/browsers.md` says why
 * these). `web/tsconfig.json` knows the functions of the same year.
 */
export const oldestBrowsers = ['chrome94', 'edge94', 'firefox98', 'safari15.4', 'ios15.4']

/** ECMAScript's functions that all of them have. */
export const oldestEcmaScript = 2022
