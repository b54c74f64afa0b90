import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { slowestLines, timesOfFiles } from '../slowest.mjs'

test('tells the files that took longest, of all reports', () => {
  const folder = mkdtempSync(join(tmpdir(), 'xingzhi-slowest-'))
  const report = (name: string, suites: [string, string][]) => {
    const lines = suites.map(
      ([file, time]) => `<testsuite name="${file}" timestamp="x" tests="1" time="${time}"></testsuite>`,
    )
    writeFileSync(join(folder, name), `<testsuites name="vitest tests" time="9">${lines.join('\n')}`)
    return join(folder, name)
  }
  const services = report('services.xml', [
    ['a.test.ts', '0.4'],
    ['b.test.ts', '12.52'],
  ])
  const browser = report('browser.xml', [['c.test.ts', '101.2']])
  const times = timesOfFiles([services, browser, join(folder, 'never written')])
  expect(slowestLines(times, 2)).toEqual(['   101 s  c.test.ts', '    13 s  b.test.ts'])
  rmSync(folder, { recursive: true })
})
