import { expect, test } from 'vitest'
import { openingHoursWords } from './opening-hours-words.ts'

test.each([
  ['24/7', '全天开放', 'Always open'],
  ['Mo-Su 08:30-16:30', '每天 8:30–16:30', 'Daily 8:30–16:30'],
  ['09:00-17:00', '每天 9:00–17:00', 'Daily 9:00–17:00'],
  ['Tu-Su 09:00-11:30,13:00-16:30', '周二至周日 9:00–11:30、13:00–16:30', 'Tue–Sun 9:00–11:30, 13:00–16:30'],
  [
    'Mo,We,Fr 10:00-18:00; PH off',
    '周一、周三、周五 10:00–18:00；法定节假日不开放',
    'Mon, Wed, Fri 10:00–18:00; public holidays closed',
  ],
  ['Sa-Su', '周六至周日 全天', 'Sat–Sun all day'],
  ['Mo off; Tu-Su 09:00-16:00', '周一不开放；周二至周日 9:00–16:00', 'Mon closed; Tue–Sun 9:00–16:00'],
])('%s is said as people say it', (raw, zh, en) => {
  expect(openingHoursWords(raw, 'zh')).toBe(zh)
  expect(openingHoursWords(raw, 'en')).toBe(en)
})

test.each(['', 'Mo-Fr sunrise-sunset', 'Apr-Oct 09:00-17:00', 'Mo[1] 09:00-12:00', '"by appointment"', ';'])(
  '%j is left to whoever shows it as it is',
  (raw) => expect(openingHoursWords(raw, 'zh')).toBeNull(),
)
