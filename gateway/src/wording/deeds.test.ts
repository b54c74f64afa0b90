import type { RefusalName } from '@xingzhi/runtime/refusal'
import { describe, expect, test } from 'vitest'
import { deedsEn } from './deeds-en.ts'
import { deedsZh } from './deeds-zh.ts'
import { wordRefusal } from './word-refusal.ts'

const word = (code: RefusalName, facts: Record<string, string>) => [
  wordRefusal({ code, facts }, 'zh-CN'),
  wordRefusal({ code, facts }, 'en'),
]

const deeds = (words: typeof deedsEn) =>
  Object.entries(words).flatMap(([code, of]) =>
    Object.keys(of).map((doing) => [code as RefusalName, doing] as const),
  )

test('what is worded by deed in one language is so in the other', () => {
  expect(deeds(deedsZh)).toEqual(deeds(deedsEn))
})

describe.each(deeds(deedsEn))('%s of %s', (code, doing) => {
  test('has words of its own, with and without facts', () => {
    const opensAt = '2026-05-01T01:00:00Z'
    const what = 'reservation'
    for (const facts of [{ doing, what, opensAt, deadline: opensAt }, { doing }, { doing, deadline: 'x' }]) {
      const [zh = '', en = ''] = word(code, facts)
      expect(`${zh} ${en}`).not.toMatch(/undefined|NaN|Invalid|null/)
      expect(zh).toMatch(/[一-鿿]{4}.*。$/)
      expect(en).toMatch(/^[A-Z].*\.$/)
    }
    const plain = word(code, { what, opensAt, deadline: opensAt })
    for (const [at, words] of word(code, { doing, what, opensAt, deadline: opensAt }).entries()) {
      expect(words).not.toBe(plain[at])
    }
  })
})

const shift = { startsAt: '2027-03-01T01:00:00Z', endsAt: '2027-03-01T03:00:00Z', restMinutes: '30' }

test.each<[string, RefusalName, Record<string, string>, string[], string[]]>([
  [
    'a shift too soon after another one',
    'REST_REQUIRED',
    { ...shift, startsFrom: '2027-03-01T03:30:00Z' },
    ['3月1日周一 09:00 至 3月1日周一 11:00', '30 分钟', '3月1日周一 11:30 之后开始'],
    ['Mon 1 Mar, 09:00 to Mon 1 Mar, 11:00', '30 min', 'starts from Mon 1 Mar, 11:30 on'],
  ],
  [
    'a shift too soon before another one',
    'REST_REQUIRED',
    { ...shift, endsUntil: '2027-03-01T00:30:00Z' },
    ['3月1日周一 08:30 之前结束', '同一地点'],
    ['ends by Mon 1 Mar, 08:30', 'at the same place'],
  ],
  [
    'a day that is too long',
    'LIMIT_REACHED',
    { what: 'minutesPerDay', limit: '480', day: '2027-03-01', minutes: '450', wanted: '90' },
    ['每天最多 8 小时', '3月1日周一您已有 7 小时 30 分钟', '还要 1 小时 30 分钟'],
    ['at most 8 h a day (Mon 1 Mar)', 'You have 7 h 30 min already', 'adds 1 h 30 min'],
  ],
  [
    'hours that are too many, whatever the calendar says',
    'LIMIT_REACHED',
    {
      ...{ what: 'minutesPerDay', limit: '480', day: '2027-03-02', minutes: '450', wanted: '90' },
      ...{ from: '2027-03-01T08:00:00Z', until: '2027-03-02T08:00:00Z' },
    },
    [
      '任意 24 小时内最多 8 小时',
      '3月1日周一 16:00 至 3月2日周二 16:00 您已有 7 小时 30 分钟',
      '还要 1 小时 30 分钟',
    ],
    [
      'at most 8 h within any 24 hours',
      'From Mon 1 Mar, 16:00 to Tue 2 Mar, 16:00 you have 7 h 30 min',
      'adds 1 h 30 min',
    ],
  ],
  [
    'a shift that leaves no night',
    'REST_REQUIRED',
    { ...shift, rest: 'night', restMinutes: '600', startsFrom: '2027-03-01T13:00:00Z' },
    ['任意 24 小时内要有连续 10 小时的休息', '3月1日周一 21:00 之后开始'],
    ['10 h of rest in one piece', 'starts from Mon 1 Mar, 21:00 on'],
  ],
  [
    'a qualification that was never had',
    'NOT_QUALIFIED',
    { qualificationId: 'x' },
    ['还没有的资质', '参加培训'],
    ['that you do not have', 'Please take the training'],
  ],
  [
    'a qualification that runs out',
    'NOT_QUALIFIED',
    { qualificationId: 'x', expiresAt: '2027-03-01T16:00:00Z' },
    ['到期（3月2日周二 00:00）', '再参加一次培训'],
    ['runs out before it ends (Tue 2 Mar, 00:00)', 'training again'],
  ],
  [
    'a certificate without an hour',
    'NOT_QUALIFIED',
    { minutes: '45', minutesNeeded: '60' },
    ['至少需要 1 小时', '现有 45 分钟'],
    ['at least 1 h', 'you have 45 min'],
  ],
  [
    'one guide was faster',
    'SHIFT_TAKEN',
    { wanted: '1' },
    ['已经有人认领', '其他班次'],
    ['Somebody else has'],
  ],
  ['three guides were faster', 'SHIFT_TAKEN', { wanted: '3' }, ['3 位志愿者'], ['3 guides have']],
  ['who never registered', 'FORBIDDEN', { because: 'notRegistered' }, ['请先登记'], ['register as a guide']],
  ['who waits', 'FORBIDDEN', { because: 'notAdmitted' }, ['等待学促办审核'], ['still waits']],
  [
    'who is suspended',
    'FORBIDDEN',
    { because: 'suspended' },
    ['暂停', '联系学促办'],
    ['suspended', 'contact'],
  ],
  ['own hours', 'FORBIDDEN', { because: 'ownHours' }, ['由别人确认'], ['another operator']],
  ['a training that is gone', 'NOT_FOUND', { what: 'training' }, ['这场培训'], ['no such training']],
  [
    'one of a list',
    'INVALID_INPUT',
    { field: 'guide.availability[2].untilMinute', problem: 'too_large', limit: '1440' },
    ['结束时间太大，最多 1440'],
    ['The end is too large (at most 1440)'],
  ],
  [
    'an item of a list',
    'INVALID_INPUT',
    { field: 'personIds[1]', problem: 'unknown' },
    ['志愿者不在可选范围内'],
    ['The guide is not one of the choices'],
  ],
])('%s: %s says why and what helps', (_name, code, facts, zh, en) => {
  const [chinese, english] = word(code, facts)
  for (const part of zh) expect(chinese).toContain(part)
  for (const part of en) expect(english).toContain(part)
})
