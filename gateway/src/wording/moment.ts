import type { Language } from './language.ts'

const formats: Record<Language, Intl.DateTimeFormat> = {
  'zh-CN': formatFor('zh-CN'),
  en: formatFor('en-GB'),
}

/** A moment as people of the district say it: "11月22日周日 14:00", "Sun 22 Nov, 14:00". */
export function moment(at: Date, language: Language): string {
  const parts = Object.fromEntries(formats[language].formatToParts(at).map((part) => [part.type, part.value]))
  const time = `${parts['hour']}:${parts['minute']}`
  return language === 'en'
    ? `${parts['weekday']} ${parts['day']} ${parts['month']}, ${time}`
    : `${parts['month']}月${parts['day']}日${parts['weekday']} ${time}`
}

/** Minutes after midnight as a time of day: 570 is "09:30". */
export function timeOfDay(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

function formatFor(locale: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale, {
    timeZone: 'Asia/Shanghai',
    month: locale === 'zh-CN' ? 'numeric' : 'short',
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
}
