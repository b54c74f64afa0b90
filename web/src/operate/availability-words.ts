import { grouped } from '../format/grouped.ts'
import { openingWords, weekdayName } from '../format/opening.ts'
import type { Language } from '../i18n/pick-language.ts'

interface Span {
  weekday: number
  fromMinute: number
  untilMinute: number
}

/** Weekly times, days with the same times together: 周一至周五 08:00–12:00; Mon–Fri 08:00–12:00. */
export function availabilityWords(availability: readonly Span[], language: Language): string {
  const byDay = grouped(availability, ({ weekday }) => weekday)
  const runs: { first: number; last: number; times: string }[] = []
  for (const [weekday, spans] of [...byDay].sort(([one], [other]) => one - other)) {
    const times = openingWords(
      spans.map(({ fromMinute, untilMinute }) => ({ opensMinute: fromMinute, closesMinute: untilMinute })),
    )
    const run = runs.at(-1)
    if (run && run.last === weekday - 1 && run.times === times) run.last = weekday
    else runs.push({ first: weekday, last: weekday, times })
  }
  return runs
    .map(({ first, last, times }) => {
      const [from, to] = [weekdayName(first, language), weekdayName(last, language)]
      const days = first === last ? from : language === 'zh' ? `${from}至${to}` : `${from}–${to}`
      return `${days} ${times}`
    })
    .join(language === 'zh' ? '；' : '; ')
}
