import type { SaveTrainingInput } from '../api/gen/documents.ts'
import { countOf } from '../writing/entered-count.ts'
import { enteredTimeOf, instantOf } from '../writing/entered-time.ts'

export interface TrainingFields extends Record<string, string> {
  title: string
  titleEn: string
  day: string
  start: string
  end: string
  place: string
  capacity: string
  /** Ids with spaces between. */
  qualificationIds: string
}

export type TrainingProblem = 'title' | 'start' | 'end' | 'place' | 'capacity'

export const emptyTrainingFields: TrainingFields = {
  ...{ title: '', titleEn: '', day: '', start: '14:00', end: '16:00' },
  ...{ place: '', capacity: '20', qualificationIds: '' },
}

export function trainingFieldsOf(training: {
  title: string
  titleEn: string | null
  startsAt: string
  endsAt: string
  place: string
  capacity: number
  qualifications: readonly { id: string }[]
}): TrainingFields {
  const { day, time } = enteredTimeOf(training.startsAt)
  return {
    ...{ title: training.title, titleEn: training.titleEn ?? '', day, start: time, place: training.place },
    end: enteredTimeOf(training.endsAt).time,
    capacity: String(training.capacity),
    qualificationIds: training.qualifications.map(({ id }) => id).join(' '),
  }
}

/** What to send, or what is missing or can't be read. A training begins and ends on one day. */
export function trainingInputOf(
  fields: TrainingFields,
): { input: Omit<SaveTrainingInput, 'idempotencyKey'> } | { problems: TrainingProblem[] } {
  const startsAt = instantOf({ day: fields.day, time: fields.start })
  const endsAt = instantOf({ day: fields.day, time: fields.end })
  const capacity = countOf(fields.capacity)
  const [title, place] = [fields.title.trim(), fields.place.trim()]
  const problems: TrainingProblem[] = []
  if (!title) problems.push('title')
  if (!startsAt) problems.push('start')
  if (startsAt && (!endsAt || endsAt <= startsAt)) problems.push('end')
  if (!place) problems.push('place')
  if (capacity === null) problems.push('capacity')
  if (problems.length > 0 || !startsAt || !endsAt || capacity === null) return { problems }
  return {
    input: {
      ...{ title, titleEn: fields.titleEn.trim() || null, startsAt, endsAt, place, capacity },
      qualificationIds: fields.qualificationIds.split(' ').filter(Boolean),
    },
  }
}
