import { weekdayName } from '../format/opening.ts'
import type { Language } from '../i18n/pick-language.ts'

const WEEKDAYS = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su']
const DAY = '(?:Mo|Tu|We|Th|Fr|Sa|Su|PH)'
const DAYS = `${DAY}(?:-${DAY})?(?:,\\s*${DAY}(?:-${DAY})?)*`
const TIME = '\\d{1,2}:\\d{2}'
const TIMES = `${TIME}-${TIME}(?:,\\s*${TIME}-${TIME})*`
const RULE = new RegExp(`^(${DAYS})?\\s*(${TIMES}|24/7|off|closed)?$`)

const words = {
  zh: {
    always: '全天开放',
    daily: '每天',
    allDay: '全天',
    off: '不开放',
    holidays: '法定节假日',
    between: '、',
    upTo: '至',
    rules: '；',
  },
  en: {
    always: 'Always open',
    daily: 'Daily',
    allDay: 'all day',
    off: 'closed',
    holidays: 'public holidays',
    between: ', ',
    upTo: '–',
    rules: '; ',
  },
} as const satisfies Record<Language, unknown>

/**
 * The usual patterns of OpenStreetMap's opening_hours as people say them: `Tu-Su 09:00-17:00; PH off` is
 * 周二至周日 9:00–17:00；法定节假日不开放. Null for whatever else that syntax allows.
 */
export function openingHoursWords(raw: string, language: Language): string | null {
  const say = words[language]
  const text = raw.trim()
  if (text === '24/7') return say.always
  const rules = text.split(';').map((rule) => ruleWords(rule.trim(), language))
  return rules.every((rule) => rule !== null) ? rules.join(say.rules) : null
}

function ruleWords(rule: string, language: Language): string | null {
  const say = words[language]
  const [matched, days, times] = RULE.exec(rule) ?? []
  if (matched === undefined || (!days && !times)) return null
  const when = days ? daysWords(days, language) : say.daily
  if (!times || times === '24/7') return `${when} ${say.allDay}`
  if (times === 'off' || times === 'closed') return language === 'zh' ? when + say.off : `${when} ${say.off}`
  return `${when} ${times.split(/,\s*/).map(spanWords).join(say.between)}`
}

function daysWords(days: string, language: Language): string {
  const say = words[language]
  const spans = days.split(/,\s*/).map((span) =>
    span
      .split('-')
      .map((day) => dayWords(day, language))
      .join(say.upTo),
  )
  return days === 'Mo-Su' ? say.daily : spans.join(say.between)
}

function dayWords(day: string, language: Language): string {
  return day === 'PH' ? words[language].holidays : weekdayName(WEEKDAYS.indexOf(day) + 1, language)
}

/** `09:00-17:00` is 9:00–17:00. */
function spanWords(span: string): string {
  return span.replaceAll(/\b0(\d:)/g, '$1').replace('-', '–')
}
