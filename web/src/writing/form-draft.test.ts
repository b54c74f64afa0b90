import { describe, expect, it } from 'vitest'
import { followed, forgetDraft, keepDraft, readDraft, readVersion } from './form-draft.ts'

function memoryStore() {
  const kept = new Map<string, string>()
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  }
}

const empty = { day: '', capacity: '' }

describe('what was entered into a form', () => {
  it('is there again after a reload', () => {
    const store = memoryStore()
    keepDraft(store, 'session A', { day: '2026-11-22', capacity: '8' })
    expect(readDraft(store, 'session A', empty)).toEqual({ day: '2026-11-22', capacity: '8' })
  })

  it('belongs to its own form', () => {
    const store = memoryStore()
    keepDraft(store, 'session A', { day: '2026-11-22' })
    expect(readDraft(store, 'session B', empty)).toEqual(empty)
  })

  it('remembers of which state of things it was entered', () => {
    const store = memoryStore()
    expect(readVersion(store, 'session A')).toBeNull()
    keepDraft(store, 'session A', { day: '2026-11-22' }, 'capacity 8')
    expect(readVersion(store, 'session A')).toBe('capacity 8')
    expect(readDraft(store, 'session A', empty)).toEqual({ day: '2026-11-22', capacity: '' })
  })

  it('stays over what somebody else changes, and what nobody touched follows that', () => {
    const before = { day: '2026-11-22', time: '10:00', capacity: '8' }
    const entered = { ...before, capacity: '10' }
    expect(followed(entered, before, { ...before, time: '15:00' })).toEqual({ ...entered, time: '15:00' })
    const same = { ...before, time: '15:00', capacity: '7' }
    expect(followed(entered, before, same)).toEqual({ ...same, capacity: '10' })
  })

  it('is gone once forgotten', () => {
    const store = memoryStore()
    keepDraft(store, 'session A', { day: '2026-11-22' })
    forgetDraft(store, 'session A')
    expect(readDraft(store, 'session A', empty)).toEqual(empty)
  })

  it('takes nothing that is not of the form', () => {
    const store = memoryStore()
    store.setItem('draft session A', '{"day":5,"capacity":"8","other":"x"}')
    expect(readDraft(store, 'session A', empty)).toEqual({ day: '', capacity: '8' })
    store.setItem('draft session A', 'not json')
    expect(readDraft(store, 'session A', empty)).toEqual(empty)
  })

  it('does not break the form where storage is shut or full', () => {
    const shut = () => {
      throw new Error('shut')
    }
    const store = { getItem: shut, setItem: shut, removeItem: shut }
    expect(readDraft(store, 'a', empty)).toEqual(empty)
    expect(() => keepDraft(store, 'a', empty)).not.toThrow()
    expect(() => forgetDraft(store, 'a')).not.toThrow()
  })
})
