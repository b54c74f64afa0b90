import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { forgetOldKeys, keptKeys, readKeptKey, rotateKeptKey } from './kept-keys.ts'

let dataDir: string
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'xingzhi-keys-'))
})
afterEach(() => rmSync(dataDir, { recursive: true }))

test('a key is made once, kept, and readable by its owner only', () => {
  expect(keptKeys(dataDir)).toEqual([])
  const key = readKeptKey(dataDir, 'session.key')
  expect(key.length).toBeGreaterThan(40)
  expect(readKeptKey(dataDir, 'session.key')).toBe(key)
  expect(readKeptKey(dataDir, 'actor.key')).not.toBe(key)
  expect(statSync(join(dataDir, 'session.key')).mode & 0o777).toBe(0o600)
  expect(keptKeys(dataDir)).toEqual(['session.key', 'actor.key'])
})

test('a new key comes in front of the last one, which can be forgotten', () => {
  const first = readKeptKey(dataDir, 'session.key')
  rotateKeptKey(dataDir, 'session.key')
  const [second, ...older] = readKeptKey(dataDir, 'session.key').split(',')
  expect(second).not.toBe(first)
  expect(older).toEqual([first])
  rotateKeptKey(dataDir, 'session.key')
  const [third, ...two] = readKeptKey(dataDir, 'session.key').split(',')
  expect(two).toEqual([second])
  forgetOldKeys(dataDir, 'session.key')
  expect(readKeptKey(dataDir, 'session.key')).toBe(third)
  expect(readdirSync(dataDir)).toEqual(['session.key'])
  expect(statSync(join(dataDir, 'session.key')).mode & 0o777).toBe(0o600)
})
