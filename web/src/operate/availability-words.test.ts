import { expect, it } from 'vitest'
import { availabilityWords } from './availability-words.ts'

const on = (weekday: number, fromMinute = 480, untilMinute = 720) => ({ weekday, fromMinute, untilMinute })

it('says days with the same times together, in the order of the week', () => {
  expect(
    availabilityWords(
      [5, 4, 3, 2, 1].map((day) => on(day)),
      'zh',
    ),
  ).toBe('周一至周五 08:00–12:00')
  expect(availabilityWords([on(1), on(2), on(2, 780, 1020), on(6), on(7)], 'en')).toBe(
    'Mon 08:00–12:00; Tue 08:00–12:00, 13:00–17:00; Sat–Sun 08:00–12:00',
  )
})

it('has no words for no times', () => {
  expect(availabilityWords([], 'zh')).toBe('')
})
