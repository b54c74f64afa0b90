import { type Day, DayKind, type OpeningDay, type OpenSpan } from '@xingzhi/proto/route/v1/route_pb.js'
import { must } from '@xingzhi/runtime/assert'
import { builder } from '../builder.ts'
import { given } from './loading.ts'
import { momentAt, textOrNull } from './message-fields.ts'

export const DayKindType = builder.enumType('DayKind', {
  values: {
    WORKDAY: { value: DayKind.WORKDAY },
    WEEKEND: { value: DayKind.WEEKEND },
    HOLIDAY: { value: DayKind.HOLIDAY },
    MAKE_UP_WORKDAY: {
      value: DayKind.MAKE_UP_WORKDAY,
      description: 'A Saturday or Sunday that is worked.',
    },
    NOT_ANNOUNCED: {
      value: DayKind.NOT_ANNOUNCED,
      description: 'The notice of the year is not out yet, and the law does not name the day.',
    },
  },
})

export const DayType = builder.objectRef<Day>('Day').implement({
  fields: (t) => ({
    date: t.exposeString('date', { description: "YYYY-MM-DD, in the district's time zone." }),
    kind: t.field({ type: DayKindType, resolve: ({ kind }) => given(kind) }),
    name: t.string({
      ...textOrNull('name'),
      description: 'Of the holiday that it is, or that it makes up for.',
    }),
    nameEn: t.string(textOrNull('nameEn')),
  }),
})

export const OpenSpanType = builder.objectRef<OpenSpan>('OpenSpan').implement({
  fields: (t) => ({
    from: t.field(momentAt('from')),
    until: t.field(momentAt('until')),
    askFirst: t.exposeBoolean('askFirst', {
      description:
        'Perhaps open: by appointment, with an open end, not known, or the day is not announced yet.',
    }),
  }),
})

export const OpeningDayType = builder.objectRef<OpeningDay>('OpeningDay').implement({
  description: 'When a station is open on a day, closures aside.',
  fields: (t) => ({
    day: t.field({ type: DayType, resolve: ({ day }) => must(day) }),
    spans: t.field({ type: [OpenSpanType], resolve: ({ spans }) => spans }),
  }),
})
