import { type Activity as ActivityMessage, ActivitySchema, Level } from '@xingzhi/proto/venue/v1/venue_pb.js'
import { readCount, readId, readLine, readText, refuseInput } from '@xingzhi/runtime/read-input'
import { toMessage } from '@xingzhi/runtime/to-message'
import type { LevelName } from '../db/schema.ts'
import type { Activity, ActivityPlan } from '../domain/activity.ts'
import { readCraft } from './read-craft.ts'
import { readLanguages } from './read-languages.ts'

export function activityMessage(activity: Activity): ActivityMessage {
  return toMessage(ActivitySchema, activity)
}

/** What is said of an activity, each field checked. `id` and `demo` are not the caller's to say. */
export function readActivityPlan(activity: ActivityMessage): ActivityPlan {
  const languages = readLanguages('activity.languages', activity.languages)
  return {
    siteId: readId('activity.siteId', activity.siteId),
    title: readLine('activity.title', activity.title, { lengthMax: 100 }),
    titleEn: readLine('activity.titleEn', activity.titleEn, { lengthMax: 200, optional: true }),
    craft: readCraft('activity.craft', activity.craft),
    summary: readText('activity.summary', activity.summary, { lengthMax: 2000, optional: true }),
    summaryEn: readText('activity.summaryEn', activity.summaryEn, { lengthMax: 4000, optional: true }),
    durationMinutes: readCount('activity.durationMinutes', activity.durationMinutes, { min: 5, max: 1440 }),
    minimumAge: readCount('activity.minimumAge', activity.minimumAge, { min: 0, max: 120 }),
    maximumPartySize: readCount('activity.maximumPartySize', activity.maximumPartySize, { min: 1, max: 100 }),
    level: (Level[activity.level] as LevelName | undefined) ?? refuseInput('activity.level', 'unknown'),
    materials: readText('activity.materials', activity.materials, { lengthMax: 1000, optional: true }),
    whatToBring: readText('activity.whatToBring', activity.whatToBring, { lengthMax: 1000, optional: true }),
    whatToBringEn: readText('activity.whatToBringEn', activity.whatToBringEn, {
      lengthMax: 2000,
      optional: true,
    }),
    stepFree: activity.stepFree,
    languages: languages.length > 0 ? languages : ['ZH'],
  }
}
