/**
 * The oldest browsers in which the pages work: what the build writes down to (docs/browsers.md says why these). `tsconfig.json` and
 * `npm run browsers` hold the functions of ECMAScript that all of them have, those of 2022.
 */
export const oldestBrowsers = ['chrome107', 'edge107', 'firefox105', 'safari15.4', 'ios15.4']
