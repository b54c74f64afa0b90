import { expect, it } from 'vitest'
import { auditChanges } from './audit-words.ts'

it('words what changed, moments in Shanghai, and leaves out what has no words', () => {
  const json = JSON.stringify({
    startsAt: { old: '2026-11-22T06:00:00.000Z', new: '2026-11-22T07:00:00.000Z' },
    room: { old: '', new: '二楼' },
    capacity: { old: 12, new: 8 },
    openings: { old: [1], new: [2] },
  })
  expect(auditChanges(json, '无')).toEqual([
    { field: 'startsAt', old: '2026-11-22 14:00', new: '2026-11-22 15:00' },
    { field: 'room', old: '无', new: '二楼' },
    { field: 'capacity', old: '12', new: '8' },
  ])
})

it('reads a broken entry as one without changes', () => {
  expect(auditChanges('{', '无')).toEqual([])
  expect(auditChanges('null', '无')).toEqual([])
})
