import type { Language } from './language.ts'

const formats: Record<Language, Intl.DateTimeFormat> = {
  'zh-CN': formatFor('zh-CN'),
  en: formatFor('en-GB'),
}

/** A moment as people of the district say it: "11月22日周日 14:00", "Sun 22 Nov, 14:00". */
export function moment(at: Date, language: Language): string {
  const parts = partsOf(at, language)
  const time = `${parts['hour']}:${parts['minute']}`
  return `${day(at, language)}${language === 'en' ? ', ' : ' '}${time}`
}

/** A day as people of the district say it: "11月22日周日", "Sun 22 Nov". */
export function day(at: Date, language: Language): string {
  const parts = partsOf(at, language)
  return language === 'en'
    ? `${parts['weekday']} ${parts['day']} ${parts['month']}`
    : `${parts['month']}月${parts['day']}日${parts['weekday']}`
}

/** A length of time: "7 小时 30 分钟", "7 h 30 min". */
export function duration(minutes: number, language: Language): string {
  const [hour, minute] = language === 'en' ? ['h', 'min'] : ['小时', '分钟']
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  if (hours === 0) return `${rest} ${minute}`
  return rest === 0 ? `${hours} ${hour}` : `${hours} ${hour} ${rest} ${minute}`
}

/** Minutes after midnight as a time of day: 570 is "09:30". */
export function timeOfDay(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

function partsOf(at: Date, language: Language): Record<string, string> {
  return Object.fromEntries(formats[language].formatToParts(at).map((part) => [part.type, part.value]))
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
