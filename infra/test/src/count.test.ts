import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { addCounts, countLine, countReport } from '../count.mjs'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'xingzhi-count-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function report(facts: object): string {
  const path = join(folder, 'report.json')
  const none = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] }
  writeFileSync(path, JSON.stringify({ ...none, ...facts }))
  return path
}

test('counts what the report says', () => {
  const path = report({ numPassedTests: 7, numFailedTests: 2, numPendingTests: 1, numTodoTests: 1 })
  expect(countReport(path, 1)).toEqual({ passed: 7, failed: 2, skipped: 2 })
})

test('a file that could not be read is a failure', () => {
  const testResults = [{ status: 'failed', assertionResults: [] }]
  expect(countReport(report({ numPassedTests: 7, testResults }), 1)).toEqual({
    passed: 7,
    failed: 1,
    skipped: 0,
  })
})

test('a run that broke, or wrote no report, is a failure', () => {
  expect(countReport(report({ numPassedTests: 7 }), 1)).toEqual({ passed: 7, failed: 1, skipped: 0 })
  expect(countReport(join(folder, 'none.json'), 0)).toEqual({ passed: 0, failed: 1, skipped: 0 })
})

test('the last line names the skipped only when there are any', () => {
  expect(countLine({ passed: 3, failed: 0, skipped: 0 })).toBe('3 passed, 0 failed')
  const sum = addCounts({ passed: 3, failed: 0, skipped: 0 }, { passed: 1, failed: 1, skipped: 2 })
  expect(countLine(sum)).toBe('4 passed, 1 failed, 2 skipped')
})
