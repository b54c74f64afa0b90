import { type Timestamp, timestampDate, timestampFromDate } from '@bufbuild/protobuf/wkt'
import { must } from '@xingzhi/runtime/assert'
import { GraphQLError, Kind } from 'graphql'
import { builder } from '../builder.ts'

const ISO_WITH_ZONE =
  /^(\d{4})-(\d{2})-(\d{2})T([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/

builder.scalarType('DateTime', {
  description: [
    'The public API. Times are ISO 8601 with zone. Points are WGS-84. Lists that can grow are Relay connections.',
    'Each …Result is a union of the success type and Refused.',
  ].join('\n'),
  serialize: (value) => value.toISOString(),
  parseValue: (value) => parseMoment(value),
  parseLiteral: (node) => parseMoment(node.kind === Kind.STRING ? node.value : undefined),
})

/** A moment from outside. Without a zone it would mean another moment in each place, so it is refused. */
export function parseMoment(value: unknown): Date {
  const parts = typeof value === 'string' ? ISO_WITH_ZONE.exec(value) : null
  if (parts !== null && isDayOfCalendar(Number(parts[1]), Number(parts[2]), Number(parts[3]))) {
    const moment = new Date(parts[0])
    if (!Number.isNaN(moment.getTime()) && moment.getUTCFullYear() >= 1) return moment
  }
  throw new GraphQLError('A DateTime is ISO 8601 with a zone, such as "2026-05-01T09:30:00+08:00".')
}

/** The moment of a field that every message of its kind has. */
export function momentOf(timestamp: Timestamp | undefined): Date {
  return timestampDate(must(timestamp, 'a service left out a time'))
}

export function optionalMomentOf(timestamp: Timestamp | undefined): Date | null {
  return timestamp === undefined ? null : timestampDate(timestamp)
}

/** For a request: a field with this moment, absent when not given. */
export function timestampOf<Name extends string>(name: Name, moment: Date | null | undefined) {
  if (moment === null || moment === undefined) return {} as { [name in Name]?: Timestamp }
  return { [name]: timestampFromDate(moment) } as { [name in Name]?: Timestamp }
}

function isDayOfCalendar(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
}
