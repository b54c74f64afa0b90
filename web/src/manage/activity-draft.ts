import type { CreateActivityInput, SpokenLanguage } from '../api/gen/documents.ts'
import { chosenOf } from '../writing/chosen.ts'
import { countOf } from '../writing/entered-count.ts'

export interface ActivityFields extends Record<string, string> {
  title: string
  titleEn: string
  craft: string
  level: string
  summary: string
  summaryEn: string
  materials: string
  whatToBring: string
  whatToBringEn: string
  durationMinutes: string
  minimumAge: string
  maximumPartySize: string
  stepFree: string
  languages: string
}

export type ActivityProblem =
  | 'title'
  | 'craft'
  | 'summary'
  | 'durationMinutes'
  | 'minimumAge'
  | 'maximumPartySize'

export const emptyActivityFields: ActivityFields = {
  title: '',
  titleEn: '',
  craft: '',
  level: '',
  summary: '',
  summaryEn: '',
  materials: '',
  whatToBring: '',
  whatToBringEn: '',
  durationMinutes: '90',
  minimumAge: '',
  maximumPartySize: '4',
  stepFree: '',
  languages: 'ZH',
}

/** What to send, or what is missing or can't be read. */
export function activityInputOf(
  fields: ActivityFields,
  siteId: string,
): { input: Omit<CreateActivityInput, 'idempotencyKey'> } | { problems: ActivityProblem[] } {
  const durationMinutes = countOf(fields.durationMinutes)
  const maximumPartySize = countOf(fields.maximumPartySize)
  const minimumAge = fields.minimumAge.trim() === '' ? null : countOf(fields.minimumAge)
  const problems: ActivityProblem[] = []
  if (!fields.title.trim()) problems.push('title')
  if (!fields.craft) problems.push('craft')
  if (!fields.summary.trim()) problems.push('summary')
  if (durationMinutes === null) problems.push('durationMinutes')
  if (fields.minimumAge.trim() !== '' && minimumAge === null) problems.push('minimumAge')
  if (maximumPartySize === null) problems.push('maximumPartySize')
  if (problems.length > 0 || durationMinutes === null || maximumPartySize === null) return { problems }
  return {
    input: {
      siteId,
      title: fields.title.trim(),
      titleEn: fields.titleEn.trim() || null,
      craft: fields.craft as CreateActivityInput['craft'],
      level: (fields.level || null) as CreateActivityInput['level'],
      summary: fields.summary.trim(),
      summaryEn: fields.summaryEn.trim() || null,
      materials: fields.materials.trim() || null,
      whatToBring: fields.whatToBring.trim() || null,
      whatToBringEn: fields.whatToBringEn.trim() || null,
      ...{ durationMinutes, minimumAge, maximumPartySize },
      stepFree: fields.stepFree === 'yes',
      languages: chosenOf(fields.languages) as SpokenLanguage[],
    },
  }
}
