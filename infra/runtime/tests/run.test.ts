import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from 'vitest'
import { eventually } from '../src/testing/eventually.ts'

const script = fileURLToPath(new URL('./run-me.ts', import.meta.url))
let kill = () => {}
afterEach(() => kill())

function start(how: string) {
  const child = spawn(process.execPath, [script, how], { stdio: ['ignore', 'pipe', 'pipe'] })
  kill = () => child.kill('SIGKILL')
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const says = (text: string) => eventually(() => expect(output).toContain(text), { withinMs: 20_000 })
  return { child, ended, says, output: () => output }
}

test.each(['SIGTERM', 'SIGINT'] as const)('%s stops it gracefully', async (signal) => {
  const { child, ended, says, output } = start('')
  await says('started')
  child.kill(signal)
  expect(await ended).toBe(0)
  expect(output()).toContain('stopped')
})

test('a second signal ends it at once', async () => {
  const { child, ended, says } = start('slow stop')
  await says('started')
  child.kill('SIGINT')
  await says('stopping')
  child.kill('SIGINT')
  expect(await ended).toBe(1)
})

test.each([
  ['uncaught', 1, 'nobody waits'],
  ['broken start', 1, 'no database'],
  ['bad settings', 2, 'PORT: too large'],
])('%s ends it with %i and says why', async (how, code, why) => {
  const { ended, output } = start(how)
  expect(await ended).toBe(code)
  expect(output()).toContain(why)
})
