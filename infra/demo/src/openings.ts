import type { Place } from './places.ts'
import type { Random } from './random.ts'

/** ISO weekday, minutes after midnight in Shanghai. */
export interface Opening {
  weekday: number
  opensMinute: number
  closesMinute: number
}

export type Scale = 'hub' | 'house' | 'yard'

const everyDay = [1, 2, 3, 4, 5, 6, 7]
const notMondays = [2, 3, 4, 5, 6, 7]

const habits: Record<Scale, { weekdays: number[]; opens: number; closes: number }[]> = {
  hub: [
    { weekdays: everyDay, opens: 8 * 60 + 30, closes: 21 * 60 },
    { weekdays: notMondays, opens: 9 * 60, closes: 20 * 60 + 30 },
  ],
  house: [
    { weekdays: notMondays, opens: 9 * 60, closes: 17 * 60 },
    { weekdays: everyDay, opens: 9 * 60, closes: 16 * 60 + 30 },
    { weekdays: [3, 4, 5, 6, 7], opens: 10 * 60, closes: 18 * 60 },
  ],
  yard: [
    { weekdays: everyDay, opens: 8 * 60 + 30, closes: 17 * 60 + 30 },
    { weekdays: [5, 6, 7], opens: 9 * 60, closes: 17 * 60 },
  ],
}

/** The hours that are known of a place, else hours that are usual for its scale. */
export function openingsOf(place: Place, scale: Scale, random: Random): Opening[] {
  const usual = random.pick(habits[scale])
  const known = knownHours(place.openingHours ?? '')
  const { opens, closes } = known ?? usual
  const weekdays = place.openingHours?.startsWith('周二至周日') ? notMondays : usual.weekdays
  return weekdays.map((weekday) => ({ weekday, opensMinute: opens, closesMinute: closes }))
}

function knownHours(text: string): { opens: number; closes: number } | undefined {
  const found = /(\d\d):(\d\d)–(\d\d):(\d\d)/.exec(text)?.slice(1).map(Number)
  if (found === undefined) return undefined
  const [opensHour = 0, opensMinute = 0, closesHour = 0, closesMinute = 0] = found
  return { opens: opensHour * 60 + opensMinute, closes: closesHour * 60 + closesMinute }
}
