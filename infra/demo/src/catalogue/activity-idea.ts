import type { Level } from '@xingzhi/proto/venue/v1/venue_pb.js'

/** What can be done somewhere. `key` is unique within its craft. */
export interface ActivityIdea {
  key: string
  title: string
  titleEn: string
  summary: string
  summaryEn: string
  durationMinutes: number
  minimumAge: number
  maximumPartySize: number
  level: Level
  materials: string
  /** Only at these places, where it belongs. */
  onlyAt?: string[]
}
