import { expect, test } from 'vitest'
import { distanceWords, routeLengthWords } from './distance.ts'
import { durationWords } from './duration.ts'
import { openingWords, weekdayName } from './opening.ts'
import { placesLevel, placesWords } from './places.ts'

test('distances are said as people say them', () => {
  expect(distanceWords(30, 'zh')).toBe('50 米')
  expect(distanceWords(312, 'zh')).toBe('300 米')
  expect(distanceWords(949, 'en')).toBe('950 m')
  expect(distanceWords(1234, 'zh')).toBe('1.2 公里')
  expect(distanceWords(14_400, 'en')).toBe('14 km')
})

test('places left are said in words, the last ones differently', () => {
  expect([6, 3, 1, 0].map((count) => placesWords(count, 'zh'))).toEqual([
    '还有 6 位',
    '只剩 3 位',
    '只剩 1 位',
    '已满',
  ])
  expect([6, 1, 0].map((count) => placesWords(count, 'en'))).toEqual([
    '6 places left',
    'Only 1 place left',
    'Full',
  ])
  expect([4, 3, 0, -1].map(placesLevel)).toEqual(['some', 'few', 'full', 'full'])
})

test('durations and opening hours', () => {
  expect([90, 120, 150].map((minutes) => durationWords(minutes, 'zh'))).toEqual([
    '90 分钟',
    '2 小时',
    '2 小时 30 分',
  ])
  expect(weekdayName(1, 'zh')).toBe('周一')
  expect(weekdayName(7, 'en')).toBe('Sun')
  expect(
    openingWords([
      { opensMinute: 810, closesMinute: 1020 },
      { opensMinute: 540, closesMinute: 690 },
    ]),
  ).toBe('09:00–11:30, 13:30–17:00')
  expect(openingWords([])).toBe('')
})

test('the length of a line from station to station is not said as if one walked so', () => {
  const length = { distanceMetres: 467, pathKind: 'STRAIGHT' as const }
  expect(routeLengthWords(length, 'zh')).toBe('直线 450 米')
  expect(routeLengthWords(length, 'en')).toBe('450 m in a straight line')
  expect(routeLengthWords({ ...length, pathKind: 'DRAWN' }, 'zh')).toBe('450 米')
})
