import type { activities } from '../db/schema.ts'

export type Activity = typeof activities.$inferSelect

/** What a manager says of an activity. */
export type ActivityPlan = Omit<Activity, 'id' | 'demo'>
