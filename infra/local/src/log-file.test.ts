import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eventually } from '@xingzhi/runtime/testing/eventually'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openLogFile } from './log-file.ts'

let dataDir: string
let shown: string
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'xingzhi-log-'))
  shown = ''
})
afterEach(() => rmSync(dataDir, { recursive: true }))

const terminal = {
  write(line: string | Uint8Array) {
    shown += String(line)
    return true
  },
}
const written = () => readFileSync(join(dataDir, 'xingzhi.log'), 'utf8')

test('writes to the file, and errors to the terminal too', async () => {
  const log = openLogFile(dataDir, 'info', terminal)
  log.info('all is well')
  log.error('nothing is well')
  await eventually(() => expect(written()).toMatch(/all is well[\s\S]*nothing is well/))
  expect(shown).not.toContain('all is well')
  expect(shown).toContain('nothing is well')
})

test('a long log moves on while it is written, no line is lost, and only five files are kept', async () => {
  const log = openLogFile(dataDir, 'info', terminal)
  const filler = 'x'.repeat(5_000_000)
  const files = () => readdirSync(dataDir).sort()
  for (let line = 1; line <= 19; line++) {
    log.info({ filler }, `line ${line}`)
    await eventually(() => expect(written()).toContain(`"line ${line}"`))
  }
  const names = ['xingzhi.log', ...[1, 2, 3, 4].map((age) => `xingzhi.log.${age}`)]
  expect(files()).toEqual(names)
  const lines = names.flatMap((name) => readFileSync(join(dataDir, name), 'utf8').match(/"line \d+"/g) ?? [])
  // Three of these lines fill a file; the newest holds the last one alone.
  expect(new Set(lines)).toEqual(new Set(Array.from({ length: 13 }, (_, index) => `"line ${index + 7}"`)))
  expect(lines).toHaveLength(13)
}, 60_000)

test('a disk that is full ends nothing: lines are shown instead, once each, and written again when there is space', async () => {
  symlinkSync('/dev/full', join(dataDir, 'xingzhi.log'))
  const log = openLogFile(dataDir, 'info', terminal)
  log.warn('first of a full disk')
  await eventually(() => expect(shown).toContain('first of a full disk'))
  log.error('second of a full disk')
  log.warn('third of a full disk')
  await eventually(() => expect(shown).toContain('third of a full disk'))
  expect(shown.match(/of a full disk/g)).toHaveLength(3)

  rmSync(join(dataDir, 'xingzhi.log'))
  await eventually(() => {
    log.info('there is space')
    expect(written()).toContain('there is space')
  })
})
