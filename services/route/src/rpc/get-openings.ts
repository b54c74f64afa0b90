import {
  type GetOpeningsRequest,
  type GetOpeningsResponse,
  GetOpeningsResponseSchema,
} from '@xingzhi/proto/route/v1/route_service_pb.js'
import { readCount, readIds, refuseInput } from '@xingzhi/runtime/read-input'
import { toMessage } from '@xingzhi/runtime/to-message'
import type { Context } from '../context.ts'
import { readPlannedStations } from '../db/stations.ts'
import { dayOfDate, isDate } from '../holidays/day.ts'
import { openSpanValue } from '../wire/opening.ts'

const stationsMax = 50
const daysMax = 31

export async function getOpenings(
  { db, clock, openingHours, readCalendar, wallClock }: Context,
  { stationIds, fromDate, days: count }: GetOpeningsRequest,
): Promise<GetOpeningsResponse> {
  const ids = readIds('stationIds', stationIds, stationsMax)
  if (fromDate !== '' && !isDate(fromDate)) refuseInput('fromDate', 'malformed')
  const first = fromDate === '' ? wallClock.wallTimeOf(clock()).day : dayOfDate(fromDate)
  const days = readCount('days', count, { min: 1, max: daysMax })
  const [stations, calendar] = await Promise.all([readPlannedStations(db, ids), readCalendar(db)])
  const asked = Array.from({ length: days }, (_, index) => first + index)
  return toMessage(GetOpeningsResponseSchema, {
    stations: stations.map((station) => ({
      stationId: station.id,
      days: asked.map((day) => {
        const fromMs = wallClock.momentOf(day, 0).getTime()
        const untilMs = wallClock.momentOf(day, 1440).getTime()
        const spans = openingHours.openSpans(station, { fromMs, untilMs }, calendar)
        return { day: calendar.dayOf(day), spans: spans.map(openSpanValue) }
      }),
    })),
  })
}
