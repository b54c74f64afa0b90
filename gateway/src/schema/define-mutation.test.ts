import { timestampDate } from '@bufbuild/protobuf/wkt'
import { newId } from '@xingzhi/runtime/ids'
import { Refused } from '@xingzhi/runtime/refusal'
import { expect, test } from 'vitest'
import { defineMutation } from './define-mutation.ts'
import { id, ids, moment, readInput, required, text, whole } from './input-fields.ts'
import { SessionType } from './session.ts'

test('what is null or left out is not there; ids and moments are read', () => {
  const siteId = newId()
  const fields = { siteId: required(id('Site')), room: text, capacity: whole, opensAt: moment }
  const given = { siteId: `Site_${siteId}`, room: null, opensAt: new Date('2026-05-01T01:00:00Z') }
  const { opensAt, ...read } = readInput(fields, given)
  expect(read).toEqual({ siteId })
  expect(opensAt && timestampDate(opensAt)).toEqual(given.opensAt)
})

test('what cannot be read is refused by the name of its field', () => {
  const refusalOf = (fields: Parameters<typeof readInput>[0], input: object) => {
    try {
      return readInput(fields, input)
    } catch (error) {
      return error instanceof Refused ? [error.code, error.facts] : error
    }
  }
  expect(refusalOf({ siteId: id('Site') }, { siteId: '' })).toEqual([
    'INVALID_INPUT',
    { field: 'siteId', problem: 'malformed' },
  ])
  expect(refusalOf({ siteId: id('Site') }, { siteId: `Slot_${newId()}` })).toEqual([
    'NOT_FOUND',
    { what: 'site' },
  ])
  const many = { noticeIds: ['', ''] }
  expect(refusalOf({ noticeIds: ids('Notice', { most: 1 }) }, many)).toEqual([
    'INVALID_INPUT',
    { field: 'noticeIds', problem: 'too_large', limit: '1' },
  ])
})

test('what does not fit its RPC does not compile', () => {
  const change = { type: SessionType, field: 'session' }
  const sessionId = required(id('Session'))
  // Never defined: the compiler alone judges.
  const wrong = () => {
    defineMutation('changeSession', {
      ...change,
      input: { sessionId, mood: text },
      rpc: ({ venue }) => venue.changeSession,
      // @ts-expect-error the request has no mood
      request: (changed) => changed,
      result: ({ session }) => session,
    })
    defineMutation('publishSession', {
      ...change,
      input: { activityId: required(id('Activity')), mood: text },
      rpc: ({ venue }) => venue.publishSession,
      // @ts-expect-error nor has the plan within
      request: (plan) => ({ what: { case: 'plan', value: plan } }),
      result: ({ session }) => session,
    })
    defineMutation('changeSession', {
      ...change,
      input: { sessionId, capacity: text },
      rpc: ({ venue }) => venue.changeSession,
      // @ts-expect-error a capacity is a number
      request: (changed) => changed,
      result: ({ session }) => session,
    })
    defineMutation('grantSite', {
      ...change,
      input: { siteId: required(id('Site')) },
      // @ts-expect-error the RPC has no key
      rpc: ({ venue }) => venue.grantSite,
      request: (granted) => granted,
      result: () => null,
    })
    defineMutation('cancelSession', {
      ...change,
      input: { sessionId },
      idempotencyKey: false,
      // @ts-expect-error the RPC has a key
      rpc: ({ venue }) => venue.cancelSession,
      request: (cancelled) => cancelled,
      result: ({ session }) => session,
    })
    defineMutation('cancelSession', {
      ...change,
      input: { sessionId },
      rpc: ({ venue }) => venue.cancelSession,
      request: (cancelled) => cancelled,
      // @ts-expect-error the answer has no route
      result: ({ route }) => route,
    })
  }
  expect(wrong).toBeTypeOf('function')
})
