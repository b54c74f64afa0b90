import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type RunFacts, readRunFile, removeRunFile, writeRunFile } from './run-file.ts'

const facts: RunFacts = {
  mode: 'embedded',
  url: 'http://127.0.0.1:4000',
  startedAt: '2026-03-01T00:00:00.000Z',
  processes: [{ name: 'xingzhi', pid: process.pid, url: 'http://127.0.0.1:4001' }],
  databases: { booking: 'postgres://postgres:x@127.0.0.1:5000/booking' },
  kafka: null,
  redis: null,
}

let dataDir: string
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'xingzhi-run-'))
})
afterEach(() => rmSync(dataDir, { recursive: true }))

test('says what runs, to its owner only, until it is removed', () => {
  expect(readRunFile(dataDir)).toBeUndefined()
  writeRunFile(dataDir, facts)
  expect(readRunFile(dataDir)).toEqual(facts)
  expect(statSync(join(dataDir, 'run.json')).mode & 0o777).toBe(0o600)
  removeRunFile(dataDir)
  expect(readRunFile(dataDir)).toBeUndefined()
})

test('one that a crash left counts for nothing', () => {
  writeRunFile(dataDir, facts)
  const path = join(dataDir, 'run.json')
  const file = JSON.parse(readFileSync(path, 'utf8'))
  writeFileSync(path, JSON.stringify({ ...file, owner: { pid: process.pid, identity: 'an earlier boot/1' } }))
  expect(readRunFile(dataDir)).toBeUndefined()
})
