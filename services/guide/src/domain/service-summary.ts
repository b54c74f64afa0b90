export type ServiceLevel = 'SEEDLING' | 'BAMBOO' | 'PINE' | 'CAMPHOR'

/** What a guide gave, from confirmed records alone. */
export interface ServiceSummary {
  minutes: number
  walksLed: number
  peopleGuided: number
  /** When the first began; null: there is none. */
  since: Date | null
}

/** From 20, 100 and 300 whole hours. */
export function levelOf({ minutes }: Pick<ServiceSummary, 'minutes'>): ServiceLevel {
  if (minutes >= 300 * 60) return 'CAMPHOR'
  if (minutes >= 100 * 60) return 'PINE'
  return minutes >= 20 * 60 ? 'BAMBOO' : 'SEEDLING'
}
