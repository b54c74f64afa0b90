import { describe, expect, it } from 'vitest'
import { emptyFields, fieldsOf, readChanges, readEntries } from './entries.ts'
import { count, moment, optionalCount, optionalMoment, optionalWords, words } from './kinds.ts'

const entries = {
  title: { kind: words('title') },
  startsAt: { kind: moment('day', 'time'), problem: 'start' as const },
  closesAt: { kind: optionalMoment('closesDay', 'closesTime'), problem: 'closes' as const },
  capacity: { kind: count('capacity', { most: 20 }), problem: 'capacity' as const },
  helpers: { kind: count('helpers', { least: 0, most: 10, first: '0' }), problem: 'helpers' as const },
  limit: { kind: optionalCount('limit', { most: 30 }), problem: 'limit' as const },
  note: { kind: optionalWords('note') },
}

const standing = {
  ...{ title: '扎染', startsAt: '2026-11-24T01:30:00.000Z', closesAt: null },
  ...{ capacity: 12, helpers: 0, limit: 30, note: null },
}

describe('a form of entries', () => {
  it('names everything that is missing or malformed at once, by the entry’s name where no other is given', () => {
    const fields = { ...emptyFields(entries), helpers: '11', limit: 'x', closesDay: '2026-11-24' }
    expect(readEntries(entries, fields)).toEqual({
      problems: ['title', 'start', 'closes', 'capacity', 'helpers', 'limit'],
    })
  })

  it('reads back what it shows', () => {
    expect(readEntries(entries, fieldsOf(entries, standing))).toEqual({
      input: { ...standing, startsAt: '2026-11-24T09:30:00+08:00' },
    })
  })

  it('takes what was left empty for none', () => {
    const fields = { ...fieldsOf(entries, standing), limit: ' ', note: ' ' }
    expect(readEntries(entries, fields)).toMatchObject({ input: { limit: null, note: null, closesAt: null } })
  })

  it('changes only what differs, and says what is taken away', () => {
    const shown = fieldsOf(entries, standing)
    expect(readChanges(entries, shown, standing)).toEqual({ changes: {} })
    expect(readChanges(entries, { ...shown, note: '带围裙', limit: '' }, standing)).toEqual({
      changes: { note: '带围裙', limit: 0 },
    })
    expect(readChanges(entries, shown, { ...standing, note: '带围裙' })).toEqual({ changes: { note: '' } })
    expect(readChanges(entries, { ...shown, capacity: '21' }, standing)).toEqual({ problems: ['capacity'] })
  })
})
