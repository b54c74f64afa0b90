import {
  type Accessibility as AccessibilityMessage,
  type Station as StationMessage,
  StationSchema,
} from '@xingzhi/proto/route/v1/route_pb.js'
import { readCount, readLine, readPoint, readText } from '@xingzhi/runtime/read-input'
import { toMessage } from '@xingzhi/runtime/to-message'
import type { Accessibility, Station, StationPlan } from '../domain/station.ts'

export function stationMessage(station: Station): StationMessage {
  const { latitude, longitude } = station
  return toMessage(StationSchema, { ...station, point: { latitude, longitude } })
}

/** What is said of a station, each field checked but the opening hours' syntax; `id` and `version` are not part of it. */
export function readStationPlan(station: StationMessage): StationPlan {
  const text = (field: 'story' | 'storyEn', lengthMax: number) =>
    readText(`station.${field}`, station[field], { lengthMax, optional: true })
  return {
    name: readLine('station.name', station.name, { lengthMax: 100 }),
    nameEn: readLine('station.nameEn', station.nameEn, { lengthMax: 200, optional: true }),
    story: text('story', 5_000),
    storyEn: text('storyEn', 10_000),
    ...readPoint('station.point', station.point),
    precisionMetres: readCount('station.precisionMetres', station.precisionMetres, { min: 0, max: 100_000 }),
    capacity: readCount('station.capacity', station.capacity, { min: 1, max: 2000 }),
    openingHours: readLine('station.openingHours', station.openingHours, { lengthMax: 255, optional: true }),
    accessibility: readAccessibility(station.accessibility),
    checkInRadiusMetres: readCount('station.checkInRadiusMetres', station.checkInRadiusMetres, {
      min: 20,
      max: 500,
    }),
    streetTownCode: readLine('station.streetTownCode', station.streetTownCode, {
      lengthMax: 20,
      optional: true,
    }),
    demo: station.demo,
  }
}

function readAccessibility(given: AccessibilityMessage | undefined): Accessibility {
  const field = 'station.accessibility'
  return {
    stepFree: given?.stepFree ?? null,
    surface: readLine(`${field}.surface`, given?.surface ?? '', { lengthMax: 100, optional: true }),
    seats: given?.seats ?? null,
    toilets: given?.toilets ?? null,
    steps:
      given?.steps === undefined ? null : readCount(`${field}.steps`, given.steps, { min: 0, max: 1000 }),
    note: readText(`${field}.note`, given?.note ?? '', { lengthMax: 500, optional: true }),
  }
}
