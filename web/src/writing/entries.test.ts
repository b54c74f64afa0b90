import { describe, expect, it } from 'vitest'
import { changesSince, emptyFields, fieldsOf, readChanges, readEntries } from './entries.ts'
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

  it('sends nothing that was not touched, though it shows a time without its seconds', () => {
    const exact = { ...standing, startsAt: '2026-11-24T01:30:12.345Z' }
    const shown = fieldsOf(entries, exact)
    expect(readChanges(entries, { ...shown, capacity: '9' }, exact)).toEqual({ changes: { capacity: 9 } })
    const moved = readChanges(entries, { ...shown, time: '09:31' }, exact)
    expect(moved).toEqual({ changes: { startsAt: '2026-11-24T09:31:00+08:00' } })
  })

  it('says what somebody else changed since it was begun', () => {
    const since = fieldsOf(entries, standing)
    expect(changesSince(entries, since, standing)?.changes).toEqual({})
    const now = { ...standing, startsAt: '2026-11-24T07:00:00.000Z', note: '带围裙' }
    expect(changesSince(entries, since, now)).toMatchObject({
      before: { startsAt: '2026-11-24T09:30:00+08:00', note: null },
      changes: { startsAt: '2026-11-24T15:00:00+08:00', note: '带围裙' },
    })
  })
})
