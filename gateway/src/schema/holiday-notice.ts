import type { HolidayNotice } from '@xingzhi/proto/route/v1/route_pb.js'
import { builder } from '../builder.ts'
import { defineMutation } from './define-mutation.ts'
import { listAsSent, required, text, whole } from './input-fields.ts'
import { momentAt } from './message-fields.ts'
import { DayKindType, DayType } from './opening-day.ts'
import { refusing } from './refusing.ts'

const HolidayNoticeType = builder.objectRef<HolidayNotice>('HolidayNotice').implement({
  description: "The State Council's notice of a year's holidays, as an operator entered it.",
  fields: (t) => ({
    year: t.exposeInt('year'),
    days: t.field({
      type: [DayType],
      description: 'Holidays and make-up workdays, by date.',
      extensions: { cost: { listLength: 40 } },
      resolve: ({ days }) => days,
    }),
    source: t.exposeString('source'),
    enteredAt: t.field(momentAt('enteredAt')),
  }),
})

builder.queryField('holidayNotices', (t) =>
  t.field({
    type: [HolidayNoticeType],
    description:
      'Those that operators entered, the latest year first; for other years the code knows, or the law alone holds.',
    resolve: async (_root, _args, { gateway }) =>
      (await refusing(gateway.clients.route.listHolidayNotices({}))).notices,
  }),
)

const RuledDayInput = builder.inputType('RuledDayInput', {
  fields: (t) => ({
    date: t.string({ required: true, description: 'YYYY-MM-DD, of the year or of December before it.' }),
    kind: t.field({ type: DayKindType, required: true, description: 'HOLIDAY or MAKE_UP_WORKDAY.' }),
    name: t.string({ required: true }),
    nameEn: t.string({ defaultValue: '', required: true }),
  }),
})

defineMutation('saveHolidayNotice', {
  description: 'In place of whatever was known of the year.',
  input: { year: required(whole), source: required(text), days: required(listAsSent(RuledDayInput)) },
  rpc: ({ route }) => route.putHolidayNotice,
  request: (notice) => ({ notice }),
  type: HolidayNoticeType,
  field: 'holidayNotice',
  result: ({ notice }) => notice,
})
