import { timestampDate } from '@bufbuild/protobuf/wkt'
import { asViewer } from '../as-viewer.ts'
import { builder } from '../builder.ts'
import { defineMutation } from './define-mutation.ts'
import { ViewerType } from './viewer.ts'

interface CalendarAddress {
  madeAt: Date
  /** Only when it was made just now. */
  secret?: string
}

const CalendarAddressType = builder.objectRef<CalendarAddress>('CalendarAddress').implement({
  description:
    "A private address for calendar apps: whoever knows it reads the viewer's reservations and shifts.",
  fields: (t) => ({
    madeAt: t.expose('madeAt', { type: 'DateTime' }),
    path: t.string({
      nullable: true,
      description: 'On this host. Told by `makeCalendarAddress` and never again.',
      resolve: ({ secret }) => (secret === undefined ? null : `/calendar/${secret}.ics`),
    }),
  }),
})

builder.objectField(ViewerType, 'calendarAddress', (t) =>
  t.field({
    type: CalendarAddressType,
    nullable: true,
    resolve: async (_viewer, _args, context) => {
      const { madeAt } = await context.gateway.clients.booking.getCalendarAddress({}, asViewer(context))
      return madeAt ? { madeAt: timestampDate(madeAt) } : null
    },
  }),
)

defineMutation('makeCalendarAddress', {
  description: 'In place of the one before, which opens nothing any more.',
  input: {},
  rpc: ({ booking }) => booking.makeCalendarAddress,
  request: () => ({}),
  type: CalendarAddressType,
  field: 'calendarAddress',
  result: ({ madeAt, secret }) => madeAt && { madeAt: timestampDate(madeAt), secret },
})

defineMutation('withdrawCalendarAddress', {
  description: 'It opens nothing any more.',
  input: {},
  rpc: ({ booking }) => booking.withdrawCalendarAddress,
  request: () => ({}),
  type: ViewerType,
  field: 'viewer',
  result: (_answer, _input, { viewer }) => viewer,
})
