import { describe, expect, it } from 'vitest'
import type { CancelReservationMutation } from '../api/gen/documents.ts'
import { isRefusedWith, isSettled, readAnswer } from './verdict.ts'

const refused = (code: 'BUSY' | 'TOO_LATE') => ({
  __typename: 'Mutation' as const,
  cancelReservation: { __typename: 'Refused' as const, code, message: '来不及了。' },
})

describe('what came back for a write', () => {
  it('is a refusal with the server’s own words', () => {
    const answer = readAnswer<CancelReservationMutation>({ data: refused('TOO_LATE') })
    expect(answer).toMatchObject({ phase: 'refused', refused: { message: '来不及了。' } })
    expect(isSettled(answer)).toBe(true)
    expect(isRefusedWith('TOO_LATE', answer)).toBe(true)
  })

  it('is a success, whatever else stands beside it', () => {
    const success = { __typename: 'CancelReservationSuccess' as const, reservation: { id: 'R_1' } }
    const answer = readAnswer({ data: { __typename: 'Mutation' as const, cancelReservation: success } })
    expect(answer).toEqual({ phase: 'done', success })
    expect(isSettled(answer)).toBe(true)
  })

  it('leaves the intent open while nothing was judged: the next press carries the same key', () => {
    expect(isSettled(readAnswer({ data: refused('BUSY') }))).toBe(false)
    expect(isSettled(readAnswer({}))).toBe(false)
  })

  it('is no answer, with words where the server had some', () => {
    expect(readAnswer({})).toEqual({ phase: 'unanswered', message: null })
    const error = { graphQLErrors: [{ message: '请等一会儿。' }] }
    expect(readAnswer({ error })).toEqual({ phase: 'unanswered', message: '请等一会儿。' })
    expect(readAnswer({ error: { graphQLErrors: [], networkError: new Error('offline') } })).toEqual({
      ...{ phase: 'unanswered', message: null },
    })
  })
})
