import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'xingzhi-keys-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const script = (name: string) => fileURLToPath(new URL(`../${name}`, import.meta.url))

function run(name: string, words: string[], env: Record<string, string> = {}): string {
  const options = { env: { PATH: '/usr/bin:/bin', KEYS_FOLDER: folder, ...env }, encoding: 'utf8' as const }
  return execFileSync(script(name), words, options)
}

const keysOf = (name: string, env?: Record<string, string>) =>
  run('with-keys.sh', ['sh', '-c', `echo "$${name}"`], env)
    .trim()
    .split(',')

test('keys are made once, and a setting goes before them', () => {
  run('make-keys.sh', [])
  const [key = '', ...more] = keysOf('SESSION_KEY')
  expect(key).toMatch(/^[0-9a-f]{64}$/)
  expect(more).toEqual([])
  run('make-keys.sh', [])
  expect(keysOf('SESSION_KEY')).toEqual([key])
  expect(keysOf('ACTOR_KEY')).not.toEqual([key])
  expect(keysOf('SESSION_KEY', { SESSION_KEY: 'set' })).toEqual(['set'])
  expect(readdirSync(folder).sort()).toEqual(['actor', 'postgres', 'session'])
  expect(statSync(join(folder, 'session')).mode & 0o777).toBe(0o444)
})

test('a new key comes in front of the last one, which can be forgotten; the password of the database stays', () => {
  run('make-keys.sh', [])
  const [[session], [actor], password] = [keysOf('SESSION_KEY'), keysOf('ACTOR_KEY'), keysOf('PGPASSWORD')]
  run('make-keys.sh', ['rotate'])
  const [fresh, ...last] = keysOf('SESSION_KEY')
  expect(fresh).not.toBe(session)
  expect(last).toEqual([session])
  expect(keysOf('ACTOR_KEY')[1]).toBe(actor)
  expect(keysOf('PGPASSWORD')).toEqual(password)
  run('make-keys.sh', ['rotate'])
  expect(keysOf('SESSION_KEY')[1]).toBe(fresh)
  run('make-keys.sh', ['forget'])
  expect(keysOf('SESSION_KEY')).toHaveLength(1)
  expect(keysOf('SESSION_KEY')).not.toContain(fresh)
})
