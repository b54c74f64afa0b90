import { expect, test } from 'vitest'
import { createLog, withRequestId } from './log.ts'

function capture() {
  const lines: Record<string, unknown>[] = []
  const log = createLog({ name: 'test', destination: { write: (line) => void lines.push(JSON.parse(line)) } })
  return { log, lines }
}

test('a line carries the request that it belongs to', async () => {
  const { log, lines } = capture()
  await withRequestId('request-1', async () => {
    await Promise.resolve()
    log.info({ slotId: 's' }, 'reserved')
  })
  log.info('idle')
  expect(lines[0]).toMatchObject({ name: 'test', requestId: 'request-1', slotId: 's', msg: 'reserved' })
  expect(lines[1]).not.toHaveProperty('requestId')
})

test('names, contacts and tokens stay out, also those that the database quotes', () => {
  const { log, lines } = capture()
  const duplicate = Object.assign(new Error('duplicate key value violates unique constraint'), {
    code: '23505',
    detail: 'Key (contact)=(13800000000) already exists.',
    where: 'COPY people, line 1: 陶行知',
  })
  const error = new Error('could not record', { cause: duplicate })
  log.error(
    { err: error, person: { displayName: '陶行知', contact: '13800000000' }, actorToken: 'ey' },
    'failed',
  )
  const text = JSON.stringify(lines)
  expect(text).not.toMatch(/13800000000|陶行知|"ey"/)
  expect(text).toContain('23505')
})

test('of a cause that is no error only its kind is told: it can be all that came back from a sign-in', () => {
  const { log, lines } = capture()
  const callback = new URLSearchParams({ code: 'secret', error_description: '陶行知' })
  log.warn({ err: new Error('not confirmed', { cause: callback }) }, 'signing in failed')
  expect(JSON.stringify(lines)).not.toMatch(/secret|陶行知|%E9/)
  expect(lines[0]).toMatchObject({ err: { cause: { type: 'URLSearchParams' } } })
})
