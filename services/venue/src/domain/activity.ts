/** What can be done at a site. It does not change once it is made. */
export interface Activity {
  id: string
  siteId: string
  title: string
  titleEn: string
  /** A name of xingzhi.common.v1.Craft. */
  craft: string
  summary: string
  summaryEn: string
  durationMinutes: number
  /** 0: no minimum. */
  minimumAge: number
  maximumPartySize: number
  /** A name of xingzhi.venue.v1.Level. */
  level: string
  materials: string
  stepFree: boolean
  demo: boolean
}
