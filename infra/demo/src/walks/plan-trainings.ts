import { momentOf } from '../shanghai-day.ts'
import { admittedCount, type PlannedGuide } from './plan-guides.ts'
import type { QualificationKey } from './walk-habits.ts'

export interface PlannedQualification {
  key: QualificationKey
  name: string
  nameEn: string
  validDays: number
}

export interface PlannedTraining {
  key: string
  title: string
  titleEn: string
  place: string
  startsAt: Date
  endsAt: Date
  capacity: number
  grants: QualificationKey[]
  /** Demo people's names. */
  enrolled: string[]
  /** Of those, who was there; empty for what is to come. */
  attended: string[]
}

export const qualifications: PlannedQualification[] = [
  { key: 'lead', name: '讲解上岗', nameEn: 'Ready to lead a walk', validDays: 730 },
  { key: 'first-aid', name: '急救', nameEn: 'First aid', validDays: 365 },
]

/** One training that is over and two that come, around this day. */
export function planTrainings(today: number, guides: readonly PlannedGuide[]): PlannedTraining[] {
  const people = guides.map(({ person }) => person)
  const attended = guides.filter((guide) => guide.qualifications.length > 0).map(({ person }) => person)
  return [
    {
      key: 'held',
      title: '导学志愿者上岗培训',
      titleEn: 'Training for new guides',
      place: '闵行区社区学院（演示）',
      startsAt: momentOf(today - 12, 9 * 60),
      endsAt: momentOf(today - 12, 16 * 60),
      capacity: 40,
      grants: ['lead', 'first-aid'],
      enrolled: [...attended, ...people.slice(6, 8)],
      attended,
    },
    {
      key: 'first-aid',
      title: '应急救护初级培训',
      titleEn: 'First aid for beginners',
      place: '闵行区社区学院（演示）',
      startsAt: momentOf(today + 5, 13 * 60 + 30),
      endsAt: momentOf(today + 5, 16 * 60 + 30),
      capacity: 24,
      grants: ['first-aid'],
      enrolled: people.slice(16, 26),
      attended: [],
    },
    {
      key: 'lead',
      title: '老街与非遗讲解培训',
      titleEn: 'Leading walks through old streets and crafts',
      place: '七宝镇社区学校（演示）',
      startsAt: momentOf(today + 9, 9 * 60),
      endsAt: momentOf(today + 9, 12 * 60),
      capacity: 16,
      grants: ['lead'],
      enrolled: people.slice(admittedCount - 4),
      attended: [],
    },
  ]
}
