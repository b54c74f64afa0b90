import { activityKey, type PlannedActivity } from './plan-activities.ts'
import type { PlannedSite } from './plan-sites.ts'
import { type Random, randomFor } from './random.ts'
import { momentOf, weekdayOf } from './shanghai-day.ts'

export interface PlannedSession {
  /** Unique over the whole demo, and the same for the same day whenever it is planned. */
  key: string
  placeId: string
  activity: PlannedActivity
  /** Empty: the site as a whole. */
  room: string
  startsAt: Date
  endsAt: Date
  capacity: number
  helpersWanted: number
}

const earliestMinute = 9 * 60
const latestMinute = 20 * 60 + 30
const gridMinutes = 15
/** Of a room's day, in grid steps after it opens: morning, after lunch, evening. */
const firstStarts = [0, 0, 2, 4, 6, 18, 20, 22, 38, 40]
/** Large groups want somebody to help now and then. */
const helpers = { capacityMin: 20, chance: 0.04 }
const lunch = { fromMinute: 11 * 60 + 30, untilMinute: 13 * 60 }

/** Chance that a room has another session, for the first, second … of its day. */
const chances = {
  hub: { workday: [0.65, 0.3], weekend: [0.9, 0.55, 0.25] },
  house: { workday: [0.4, 0.1], weekend: [0.7, 0.3] },
  yard: { workday: [0.25], weekend: [0.75, 0.2] },
}

/** A site's sessions of one day. They depend on seed, site and day only, so that a seeding can be taken up on another day. */
export function planSessions(
  seed: number,
  site: PlannedSite,
  activities: PlannedActivity[],
  day: number,
): PlannedSession[] {
  const weekday = weekdayOf(day)
  const opening = site.openings.find((candidate) => candidate.weekday === weekday)
  if (opening === undefined || activities.length === 0) return []
  const open = {
    fromMinute: Math.max(opening.opensMinute, earliestMinute),
    untilMinute: Math.min(opening.closesMinute, latestMinute),
  }
  const rooms = site.rooms.length > 0 ? site.rooms : [{ name: '', capacity: site.capacity }]
  return rooms.flatMap((room) =>
    planRoom(site, activities, room, day, open, randomFor(seed, 'sessions', site.placeId, room.name, day)),
  )
}

function planRoom(
  site: PlannedSite,
  activities: PlannedActivity[],
  room: { name: string; capacity: number },
  day: number,
  open: { fromMinute: number; untilMinute: number },
  random: Random,
): PlannedSession[] {
  const sessions: PlannedSession[] = []
  let minute = onGrid(open.fromMinute) + gridMinutes * random.pick(firstStarts)
  for (const chance of chances[site.scale][weekdayOf(day) > 5 ? 'weekend' : 'workday']) {
    if (!random.chance(chance)) break
    if (minute >= lunch.fromMinute && minute < lunch.untilMinute) minute = lunch.untilMinute
    const activity = random.pick(activities)
    const ends = minute + activity.idea.durationMinutes
    if (ends > open.untilMinute) break
    const key = `${activityKey(activity)}:${day}:${minute}:${room.name}`
    const capacity = capacityFor(activity, room.capacity, random)
    sessions.push({
      key,
      placeId: site.placeId,
      activity,
      room: room.name,
      startsAt: momentOf(day, minute),
      endsAt: momentOf(day, ends),
      capacity,
      helpersWanted: capacity >= helpers.capacityMin ? helpersFor(key) : 0,
    })
    minute = onGrid(ends + 30) + gridMinutes * random.integer(0, 6)
  }
  return sessions
}

/** Careful work is done in small groups. */
function capacityFor({ idea }: PlannedActivity, most: number, random: Random): number {
  const sizes =
    idea.maximumPartySize <= 2
      ? [6, 8, 10]
      : idea.durationMinutes > 100
        ? [8, 10, 12, 16]
        : [12, 16, 20, 24, 30, 40]
  return Math.min(random.pick(sizes), most)
}

function helpersFor(sessionKey: string): number {
  const random = randomFor('helpers', sessionKey)
  return random.chance(helpers.chance) ? random.integer(1, 2) : 0
}

function onGrid(minute: number): number {
  return Math.ceil(minute / gridMinutes) * gridMinutes
}
